package dev.brigade.eventstore;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a view is.
 *
 * @param position all events up to this one are handled; some later ones may be too
 * @param oldest when the oldest event was recorded that is not handled, one of a blocked stream
 *     included; empty when all are
 */
public record Frontier(long position, Optional<Instant> oldest) {}
