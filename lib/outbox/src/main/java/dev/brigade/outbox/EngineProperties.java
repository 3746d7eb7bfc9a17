package dev.brigade.outbox;

import java.util.Properties;
import java.util.Set;

/** How the Debezium engine is set up; docs/adr/0004 says why. */
final class EngineProperties {
    static final String PUBLICATION = "brigade_outbox";

    /** Most changes in one batch. */
    static final int BATCH = 2048;

    /**
     * How long Debezium's reader sleeps when it has looked five times in vain. Each look waits for
     * a millisecond by itself, so while there is traffic it hardly sleeps.
     */
    private static final String POLL_MILLIS = "4";

    private static final int QUEUE_BYTES = 64 * 1024 * 1024;

    private EngineProperties() {}

    static Properties of(RelayConfig config) {
        Properties engine = new Properties();
        engine.setProperty("name", config.slot());
        engine.setProperty("topic.prefix", config.slot());
        DatabaseOffsetStore.describe(config, engine);
        database(config, engine);
        capture(config, engine);
        pace(config, engine);
        return engine;
    }

    private static void database(RelayConfig config, Properties engine) {
        Properties parts = config.database().parts();
        engine.setProperty("database.hostname", parts.getProperty("PGHOST"));
        engine.setProperty("database.port", parts.getProperty("PGPORT"));
        engine.setProperty("database.dbname", parts.getProperty("PGDBNAME"));
        engine.setProperty("database.user", config.user());
        engine.setProperty("database.password", config.password());
        Set<String> known = Set.of("PGHOST", "PGPORT", "PGDBNAME", "user", "password");
        parts.stringPropertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> engine.setProperty("driver." + name, parts.getProperty(name)));
    }

    private static void capture(RelayConfig config, Properties engine) {
        engine.setProperty("plugin.name", "pgoutput");
        engine.setProperty("slot.name", config.slot());
        engine.setProperty("publication.name", PUBLICATION);
        engine.setProperty("publication.autocreate.mode", "disabled");
        engine.setProperty("table.include.list", ".*\\.outbox");
        engine.setProperty("message.prefix.include.list", OffsetTable.HEARTBEAT_PREFIX);
        // The table is empty but for the instant of a transaction: only the log has the events.
        engine.setProperty("snapshot.mode", "no_data");
        // Others may have read the slot in its place. That it was made anew the relay sees itself.
        engine.setProperty("offset.mismatch.strategy", "trust_slot");
        engine.setProperty("tombstones.on.delete", "false");
        boolean whole = config.mode() == RelayMode.TRANSACTIONAL; // it must know where they end
        engine.setProperty("provide.transaction.metadata", Boolean.toString(whole));
    }

    private static void pace(RelayConfig config, Properties engine) {
        engine.setProperty("poll.interval.ms", POLL_MILLIS);
        WakingConnector.describe(BATCH, engine);
        engine.setProperty("max.queue.size.in.bytes", Integer.toString(QUEUE_BYTES));
        engine.setProperty(
                "heartbeat.interval.ms", Long.toString(config.heartbeatInterval().toMillis()));
        engine.setProperty("heartbeat.action.query", OffsetTable.HEARTBEAT);
        // The relay starts a failed engine again by itself, sooner than these would.
        engine.setProperty("errors.max.retries", "0");
        engine.setProperty("slot.max.retries", "0");
        engine.setProperty("task.management.timeout.ms", "30000");
    }
}
