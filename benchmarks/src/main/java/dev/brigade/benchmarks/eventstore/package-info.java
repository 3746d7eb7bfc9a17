/** What the event store costs, beside the floor: a bare insert of the same row. */
@NullMarked
package dev.brigade.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;
