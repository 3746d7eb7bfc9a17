/**
 * Commands, handled event-sourced: load, fold, decide, append.
 *
 * <pre>{@code
 * var orders = new DeciderHandler<>(store, new OrderDecider(), mapping);
 *
 * switch (orders.handle("order-1", new CancelOrder("changed my mind"), metadata)) {
 *     case Recorded(var events, var recorded) -> …;
 *     case Replayed(var events, var recorded) -> …; // this command id was handled before
 *     case Unchanged(var version) -> …;             // there was nothing to do
 *     case Refused(var refusals, var version) -> …; // the decider said no
 *     case VersionMismatch(var expected, var actual) -> …;
 *     case Closed(var stream) -> …;                 // it ended with a final event
 *     case Contended(var stream, var attempts) -> …; // too many others: try later
 * }
 * }</pre>
 *
 * <p>{@link dev.brigade.eventstore.command.DeciderHandler} needs one round trip for a stream that
 * was used lately. {@link dev.brigade.eventstore.command.Repository} is for those who append to
 * several streams, or to tables of their own, in one transaction.
 */
@NullMarked
package dev.brigade.eventstore.command;

import org.jspecify.annotations.NullMarked;
