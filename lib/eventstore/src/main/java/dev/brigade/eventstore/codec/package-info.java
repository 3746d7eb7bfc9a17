/**
 * Typed events and their JSON: which events a decider has, under which names and schema versions,
 * and how those of earlier versions are read.
 *
 * <pre>{@code
 * EventTypes<OrderEvent> types =
 *         EventTypes.of("Order", OrderEvent.class)
 *                 .ending(OrderCollected.class, OrderCancelled.class)
 *                 .upcast(OrderCreated.class, 1, json -> withCurrency(json))
 *                 .version(OrderCreated.class, 2)
 *                 .build();
 * types.registerIn(store);
 * EventMapping<OrderEvent> mapping = new EventMapping<>(types, jacksonFormat);
 * }</pre>
 */
@NullMarked
package dev.brigade.eventstore.codec;

import org.jspecify.annotations.NullMarked;
