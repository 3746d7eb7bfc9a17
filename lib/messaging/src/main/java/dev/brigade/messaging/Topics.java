package dev.brigade.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics. */
public final class Topics {

    private static final RetryPolicy WAITING =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofSeconds(5));

    private Topics() {}

    /**
     * Creates those that are missing, with the broker's default replication; leaves those that are
     * there as they are. Several instances may call it at once. Waits for the broker as long as it
     * is away.
     *
     * @throws KafkaException when the broker refuses a topic, or the thread is interrupted
     */
    public static void ensure(String bootstrapServers, Collection<TopicSpec> topics) {
        var streak = new FailureStreak("Creating topics at " + bootstrapServers);
        try {
            while (!created(bootstrapServers, topics, streak)) {
                Thread.sleep(WAITING.pauseAfter(streak.length()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating topics", e);
        }
    }

    private static boolean created(
            String bootstrapServers, Collection<TopicSpec> topics, FailureStreak streak)
            throws InterruptedException {
        try (Admin admin = Admin.create(settings(bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<TopicSpec> missing =
                    topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
            for (TopicSpec topic : missing) {
                create(admin, topic);
            }
            streak.succeeded();
            return true;
        } catch (ExecutionException | KafkaException e) {
            if (!isTransient(e)) {
                throw new KafkaException("The broker refuses a topic", e);
            }
            streak.failed(e);
            return false;
        }
    }

    private static void create(Admin admin, TopicSpec topic)
            throws ExecutionException, InterruptedException {
        var missing = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty());
        try {
            admin.createTopics(List.of(missing.configs(configs(topic)))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static Map<String, String> configs(TopicSpec topic) {
        if (topic.compacted()) {
            return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(topic.retention().toMillis()));
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** The broker is away, or its name is not known yet (a container that starts later). */
    private static boolean isTransient(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof ConfigException) {
                return true;
            }
        }
        return false;
    }
}
