package dev.brigade.messaging;

import java.time.Duration;

/**
 * A topic as it should be created.
 *
 * @param partitions 1 or more
 * @param retention how long records are kept; not used when compacted
 * @param compacted keep the last record of each key, for ever
 */
public record TopicSpec(String name, int partitions, Duration retention, boolean compacted) {

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic has at least one partition: " + name);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("A topic keeps its records for a while: " + name);
        }
    }
}
