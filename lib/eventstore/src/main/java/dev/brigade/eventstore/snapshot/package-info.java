/**
 * States kept outside the log, so that a long stream loads as fast as a short one. They may be
 * deleted at any time.
 *
 * <pre>{@code
 * var snapshots = new Snapshots<>(
 *         new PostgresSnapshots(dataSource), // or new InMemorySnapshots()
 *         Restaurant.class, jacksonFormat,
 *         1,                                 // raise it when the state or its evolve changes
 *         SnapshotPolicy.everyEvents(100));
 * var restaurants = new DeciderHandler<>(store, decider, mapping, snapshots, options);
 * }</pre>
 */
@NullMarked
package dev.brigade.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
