package dev.brigade.messaging;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is in one partition that it owns.
 *
 * @param position the offset of the next record to handle, empty until it is known
 * @param lag how many records wait, empty when the database or the broker does not tell
 * @param failing why the next record cannot be handled at the moment
 */
public record PartitionStatus(
        String topic,
        int partition,
        OptionalLong position,
        OptionalLong lag,
        @Nullable String failing) {}
