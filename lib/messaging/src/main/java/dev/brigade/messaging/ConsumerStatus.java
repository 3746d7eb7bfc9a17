package dev.brigade.messaging;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer is doing.
 *
 * @param group its consumer group
 * @param polling whether its loop came round within the last ten seconds
 * @param sinceLastPoll the age of the last completed poll
 * @param paused whether it was asked to pause
 * @param partitions those that this instance owns
 * @param lastError what is wrong now, null once it works again
 */
public record ConsumerStatus(
        String group,
        boolean polling,
        Duration sinceLastPoll,
        boolean paused,
        List<PartitionStatus> partitions,
        @Nullable String lastError) {

    public ConsumerStatus {
        partitions = List.copyOf(partitions);
    }

    /** Whether events are being handled, or would be if there were any. */
    public boolean healthy() {
        return polling && lastError == null;
    }

    /** Records of all its partitions that wait, empty when one of them does not tell. */
    public OptionalLong lag() {
        if (partitions.stream().anyMatch(partition -> partition.lag().isEmpty())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(partitions.stream().mapToLong(p -> p.lag().orElseThrow()).sum());
    }
}
