package dev.brigade.outbox;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import dev.brigade.backing.PostgresServer;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.messaging.Uuids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A database of its own with an outbox, a topic of its own, and what a relay between them needs to
 * know.
 */
final class Marketplace implements AutoCloseable {
    static final String SOURCE = "/account-service";

    private static final Logger EVERYTHING = Logger.getLogger("");

    static {
        EVERYTHING.setLevel(Level.SEVERE); // brokers and clients report each of their steps
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // the machine may be busy
    }

    final String topic = "account.events." + UUID.randomUUID();
    final Kind kind;
    final RelayConfig config;
    private final Outbox outbox = new Outbox();

    Marketplace(Kind kind) {
        this(BackingKafka.shared().bootstrapServers(), kind);
    }

    Marketplace(String bootstrapServers, Kind kind) {
        this(BackingPostgres.shared().newDatabaseUrl(), bootstrapServers, kind);
    }

    /** At another server than the one that the tests share. */
    Marketplace(String url, String bootstrapServers, Kind kind) {
        String slot = "relay_" + UUID.randomUUID().toString().replace("-", "");
        this.kind = kind;
        config =
                kind.of(
                        RelayConfig.of(
                                        url,
                                        PostgresServer.USER,
                                        PostgresServer.USER,
                                        bootstrapServers,
                                        SOURCE)
                                .withSlot(slot));
        create(topic);
    }

    void create(String name) {
        create(name, 3);
    }

    void create(String name, int partitions) {
        Topics.ensure(
                config.bootstrapServers(),
                List.of(new TopicSpec(name, partitions, Duration.ofHours(1), false)));
    }

    /** A topic of one partition with settings of its own. */
    void create(String name, Map<String, String> settings) throws Exception {
        try (Admin admin = admin()) {
            NewTopic one = new NewTopic(name, 1, (short) 1).configs(settings);
            admin.createTopics(List.of(one)).all().get();
        }
    }

    void delete(String name) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    void configure(String name, String setting, String value) throws Exception {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, name),
                                    List.of(change)))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()));
    }

    Relay start() {
        return start(config);
    }

    static Relay start(RelayConfig config) {
        Relay relay = Relay.of(config);
        relay.start();
        return relay;
    }

    TopicReader reader() {
        return new TopicReader(config.bootstrapServers(), topic);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
    }

    /** Commits the events in one transaction; answers where the log ended just before. */
    long commit(OutboxEvent... events) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            publish(connection, events);
            try (ResultSet end =
                    statement.executeQuery(
                            "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
                end.next();
                long before = end.getLong(1);
                connection.commit();
                return before;
            }
        }
    }

    void publish(Connection transaction, OutboxEvent... events) throws SQLException {
        for (OutboxEvent event : events) {
            outbox.publish(transaction, event);
        }
    }

    OutboxEvent event(String aggregate, long version) {
        return event(topic, aggregate, version, "{\"kind\": \"AccountOpenedEvent\"}");
    }

    /** With everything an event can have. */
    OutboxEvent fullEvent(String aggregate, long version) {
        return new OutboxEvent(
                Uuids.v7(),
                topic,
                aggregate,
                "Account",
                "AccountOpenedEvent",
                "{\"final\": false, \"name\": \"Zoë\"}",
                version,
                "correlation-1",
                "causation-1",
                "command-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                true);
    }

    static OutboxEvent event(String topic, String aggregate, long version, String payload) {
        return new OutboxEvent(
                Uuids.v7(),
                topic,
                aggregate,
                "Account",
                "AccountOpenedEvent",
                payload,
                version,
                "correlation-1",
                null,
                null,
                null,
                Instant.parse("2026-03-01T10:00:00.123456Z"));
    }

    /** The first column of the first row, as text. */
    @Nullable String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The server answers writes to the table as it does when its disk is full. */
    void fillDisk(String table) throws SQLException {
        execute(
                """
                create function full_disk() returns trigger language plpgsql as $$
                begin
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$;
                create trigger full_disk before insert or update on %s
                   for each row execute function full_disk();
                """
                        .formatted(table));
    }

    void makeRoom() throws SQLException {
        execute("drop function full_disk() cascade");
    }

    /** How far the server has let go of the log, and how far the stored offset is. */
    long released() throws SQLException {
        String released =
                query(
                        """
                        select greatest(
                                   (select pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')
                                      from pg_replication_slots where slot_name = '%1$s'),
                                   (select max((value::jsonb ->> 'lsn_commit')::numeric)
                                      from outbox_relay_offset where slot = '%1$s'))
                        """
                                .formatted(config.slot()));
        return Long.parseLong(Objects.requireNonNull(released));
    }

    /** Where the log ends. */
    long logEnd() throws SQLException {
        String end = query("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
        return Long.parseLong(Objects.requireNonNull(end));
    }

    /** Ends the server process that streams the slot. */
    void breakStream() throws SQLException {
        execute(
                "select pg_terminate_backend(active_pid)"
                        + fromSlot()
                        + " and active_pid is not null");
    }

    /** Drops the slot, once it is free. */
    void dropSlot() throws SQLException {
        awaitFreeSlot();
        execute("select pg_drop_replication_slot(slot_name)" + fromSlot());
    }

    /** At the end of the log. */
    void createSlot() throws SQLException {
        execute(
                "select pg_create_logical_replication_slot('%s', 'pgoutput')"
                        .formatted(config.slot()));
    }

    /** Until the server has noticed that the slot's last reader is gone. */
    void awaitFreeSlot() {
        Awaitility.await().until(() -> !"t".equals(query("select active" + fromSlot())));
    }

    private String fromSlot() {
        return " from pg_replication_slots where slot_name = '" + config.slot() + "'";
    }

    /** Slots are few, and keep the log: the relays must be closed by now. */
    @Override
    public void close() throws SQLException {
        dropSlot();
    }
}
