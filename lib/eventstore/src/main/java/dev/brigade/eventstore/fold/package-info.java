/** States, folded from the events of a stream by the decider or view that runs in production. */
@NullMarked
package dev.brigade.eventstore.fold;

import org.jspecify.annotations.NullMarked;
