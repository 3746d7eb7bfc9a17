package dev.brigade.outbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a relay needs to know.
 *
 * @param jdbcUrl the database with the outbox
 * @param user a role that may replicate, and owns the outbox
 * @param password of that role
 * @param bootstrapServers of Kafka
 * @param source {@code ce_source} of the records, such as {@code /account-service}
 * @param slot name of the replication slot, unique in the Postgres server and stable for ever:
 *     lower-case letters, digits and underscores, at most 63. Instances with the same slot form one
 *     relay
 * @param engine what reads the log
 * @param mode what it promises about repetitions
 * @param heartbeatInterval how often an idle relay moves its slot forward
 * @param auditAge how old the rows of an {@link Outbox#audited audited} outbox become; null keeps
 *     them for ever, if there are any
 * @param producer further properties of the Kafka producer, such as {@code max.request.size}
 */
public record RelayConfig(
        String jdbcUrl,
        String user,
        String password,
        String bootstrapServers,
        String source,
        String slot,
        RelayEngine engine,
        RelayMode mode,
        Duration heartbeatInterval,
        @Nullable Duration auditAge,
        Map<String, String> producer) {

    public RelayConfig {
        if (!slot.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException(
                    "A slot's name is 1 to 63 of a-z, 0-9 and _, not \"" + slot + "\"");
        }
        if (heartbeatInterval.toMillis() < 1) {
            throw new IllegalArgumentException("A relay's heartbeats are at least 1 ms apart");
        }
        if (engine == RelayEngine.EXTERNAL && mode == RelayMode.TRANSACTIONAL) {
            throw new IllegalArgumentException(
                    "relay.mode=transactional cannot be promised for others: relay.engine=external"
                            + " goes with at-least-once");
        }
        producer = Map.copyOf(producer);
    }

    /**
     * The tuned defaults, with the slot named after the source: {@code brigade_account_service}.
     */
    public static RelayConfig of(
            String jdbcUrl, String user, String password, String bootstrapServers, String source) {
        return new RelayConfig(
                jdbcUrl,
                user,
                password,
                bootstrapServers,
                source,
                "brigade" + source.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_"),
                RelayEngine.DEBEZIUM,
                RelayMode.AT_LEAST_ONCE,
                Duration.ofSeconds(10),
                null,
                Map.of());
    }

    /** The same with another slot. */
    public RelayConfig withSlot(String name) {
        return with(it -> it.slot = name);
    }

    /** The same with another engine. */
    public RelayConfig withEngine(RelayEngine other) {
        return with(it -> it.engine = other);
    }

    /** The same in another mode. */
    public RelayConfig withMode(RelayMode other) {
        return with(it -> it.mode = other);
    }

    /** The same with other heartbeats. */
    public RelayConfig withHeartbeatInterval(Duration interval) {
        return with(it -> it.heartbeatInterval = interval);
    }

    /** The same for an audited outbox, whose rows are deleted when they are that old. */
    public RelayConfig withAudit(Duration age) {
        return with(it -> it.auditAge = age);
    }

    /** The same with further producer properties. */
    public RelayConfig withProducer(Map<String, String> properties) {
        return with(it -> it.producer = properties);
    }

    private RelayConfig with(Consumer<Change> change) {
        Change it = new Change(this);
        change.accept(it);
        return new RelayConfig(
                jdbcUrl,
                user,
                password,
                bootstrapServers,
                source,
                it.slot,
                it.engine,
                it.mode,
                it.heartbeatInterval,
                it.auditAge,
                it.producer);
    }

    /** What a copy has differently. */
    private static final class Change {
        private String slot;
        private RelayEngine engine;
        private RelayMode mode;
        private Duration heartbeatInterval;
        private @Nullable Duration auditAge;
        private Map<String, String> producer;

        private Change(RelayConfig config) {
            slot = config.slot;
            engine = config.engine;
            mode = config.mode;
            heartbeatInterval = config.heartbeatInterval;
            auditAge = config.auditAge;
            producer = config.producer;
        }
    }

    Database database() {
        return new Database(jdbcUrl, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RelayConfig[" + jdbcUrl + ", slot=" + slot + ", engine=" + engine + "]";
    }
}
