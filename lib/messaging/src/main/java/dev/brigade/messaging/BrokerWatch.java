package dev.brigade.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker once a second where the partitions end: that gives the lag, and tells whether the
 * broker answers at all, which a poll does not. Also commits the positions to Kafka, for lag tools.
 */
final class BrokerWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final FailureStreak streak;
    private volatile Map<TopicPartition, Long> ends = Map.of();
    private long lastLook = System.nanoTime() - INTERVAL.toNanos();

    BrokerWatch(InboxSettings settings) {
        this.streak =
                new FailureStreak(
                        settings.group() + " reaching Kafka at " + settings.bootstrapServers());
    }

    @Nullable String problem() {
        return streak.problem();
    }

    /** The offset after a partition's last record, empty when the broker does not answer. */
    OptionalLong end(TopicPartition partition) {
        Long end = ends.get(partition);
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** By the poll loop, after each poll. */
    void look(KafkaConsumer<?, ?> consumer, Collection<PartitionWorker> workers) {
        if (System.nanoTime() - lastLook < INTERVAL.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        try {
            ends = ends(consumer, workers);
            commit(consumer, workers);
            streak.succeeded();
        } catch (TimeoutException e) {
            streak.failed(e);
            ends = Map.of();
        }
    }

    /** Without a partition there is no end to ask for, so it asks for anything. */
    private static Map<TopicPartition, Long> ends(
            KafkaConsumer<?, ?> consumer, Collection<PartitionWorker> workers) {
        if (workers.isEmpty()) {
            consumer.listTopics(INTERVAL);
            return Map.of();
        }
        var partitions =
                workers.stream().map(PartitionWorker::partition).collect(Collectors.toSet());
        return Map.copyOf(consumer.endOffsets(partitions, INTERVAL));
    }

    private static void commit(KafkaConsumer<?, ?> consumer, Collection<PartitionWorker> workers) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (PartitionWorker worker : workers) {
            worker.position()
                    .ifPresent(offset ->
                            positions.put(worker.partition(), new OffsetAndMetadata(offset)));
        }
        consumer.commitAsync(positions, (_, _) -> {});
    }
}
