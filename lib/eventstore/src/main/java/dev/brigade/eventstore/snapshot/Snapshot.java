package dev.brigade.eventstore.snapshot;

import dev.brigade.eventstore.StreamId;
import java.time.Instant;

/**
 * A state as it is kept.
 *
 * @param stateVersion of the state's type, from 1
 * @param version of the last event in it, from 1
 * @param asOf when the youngest event in it was appended
 * @param json the state
 */
public record Snapshot(
        StreamId stream, int stateVersion, long version, Instant asOf, String json) {}
