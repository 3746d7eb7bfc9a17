package dev.brigade.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** The settings of an inbox consumer's Kafka client. */
final class KafkaOptions {

    private KafkaOptions() {}

    /**
     * Positions come from the database alone: nothing is committed by itself, and an offset that
     * Kafka does not have is reported instead of being replaced in silence. Metadata is asked for
     * often, so that a topic created later is found soon.
     */
    static Map<String, Object> of(InboxSettings settings) {
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, settings.group()),
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, settings.group()),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        CooperativeStickyAssignor.class.getName()),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4),
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000));
    }
}
