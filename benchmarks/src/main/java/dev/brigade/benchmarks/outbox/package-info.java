/** How long an event takes from the outbox's commit to a consumer. */
@NullMarked
package dev.brigade.benchmarks.outbox;

import org.jspecify.annotations.NullMarked;
