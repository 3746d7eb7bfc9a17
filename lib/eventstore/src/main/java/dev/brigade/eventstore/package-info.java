/**
 * An event store on plain Postgres: streams with optimistic concurrency, one order over all events
 * that never skips, and subscriptions shared by any number of processes.
 *
 * <pre>{@code
 * PostgresEventStore.install(dataSource);
 * EventStore store = new PostgresEventStore(dataSource);
 * store.register("Order", List.of("OrderCreatedEvent", "OrderCollectedEvent"));
 *
 * StreamId order = new StreamId("Order", "order-1");
 * switch (store.append(order, 0, List.of(created), metadata)) {
 *     case Appended(var events) -> …;   // version 1 is taken, by us
 *     case Replayed(var events) -> …;   // this command was here before; these are its events
 *     case Conflict _ -> …;             // somebody was faster: read again, decide again
 *     case Closed _ -> …;               // the stream ended with a final event
 * }
 *
 * store.subscribe("orders", batch -> project(batch), SubscriptionOptions.defaults());
 * }</pre>
 *
 * <p>{@link dev.brigade.eventstore.PostgresEventStore} is the store; {@link
 * dev.brigade.eventstore.InMemoryEventStore} is its twin for tests, held to the same contract by
 * the same tests. The SQL functions in schema {@code eventstore} can be used from any language. The
 * guide is {@code docs/guide/event-store.md}.
 */
@NullMarked
package dev.brigade.eventstore;

import org.jspecify.annotations.NullMarked;
