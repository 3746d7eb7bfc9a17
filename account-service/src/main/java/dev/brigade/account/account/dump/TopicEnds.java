package dev.brigade.account.account.dump;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where topics end, for those who read what is committed. Thread-safe. */
record TopicEnds(String bootstrapServers, List<String> topics) {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 50;

    /**
     * The positions behind the last records of all partitions; waits for Kafka for 10 s, and for
     * topics that were made just now for 5 s.
     */
    List<TopicPosition> read() {
        try (Admin admin = Admin.create(settings())) {
            return positions(
                    admin.listOffsets(
                                    partitions(admin, ATTEMPTS),
                                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                            .all()
                            .get());
        } catch (ExecutionException | KafkaException e) {
            throw new DumpFailedException(
                    "Kafka at %s does not tell where the topics end: %s"
                            .formatted(
                                    bootstrapServers,
                                    e instanceof ExecutionException ? e.getCause() : e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DumpFailedException("Interrupted while asking Kafka", e);
        }
    }

    private Map<TopicPartition, OffsetSpec> partitions(Admin admin, int attempts)
            throws ExecutionException, InterruptedException {
        try {
            return partitions(admin);
        } catch (ExecutionException e) {
            if (attempts == 1 || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            Thread.sleep(PAUSE);
            return partitions(admin, attempts - 1);
        }
    }

    private Map<TopicPartition, OffsetSpec> partitions(Admin admin)
            throws ExecutionException, InterruptedException {
        Collection<TopicDescription> found =
                admin.describeTopics(topics).allTopicNames().get().values();
        return found.stream()
                .flatMap(topic ->
                        topic.partitions().stream()
                                .map(it -> new TopicPartition(topic.name(), it.partition())))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    }

    private List<TopicPosition> positions(Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return ends.entrySet().stream()
                .map(end ->
                        new TopicPosition(
                                end.getKey().topic(),
                                end.getKey().partition(),
                                end.getValue().offset()))
                .sorted(
                        Comparator.comparing(TopicPosition::topic)
                                .thenComparing(TopicPosition::partition))
                .toList();
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    }
}
