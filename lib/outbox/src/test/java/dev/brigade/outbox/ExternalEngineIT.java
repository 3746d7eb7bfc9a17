package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relay says of a slot that others read, whoever they are. */
class ExternalEngineIT {
    final Marketplace market = new Marketplace(Kind.PGOUTPUT);

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void a_slot_that_was_gone_is_lost_until_someone_says_how_to_go_on() throws Exception {
        try (Relay relay = watch(market)) {
            awaitState(relay, State.EXTERNAL_AWAY);
            market.dropSlot();
            awaitState(relay, State.SLOT_LOST);
            assertThat(relay.status().lastError()).contains("Publish them again", "resume with");
        }
        market.execute(
                "select pg_create_logical_replication_slot('%s', 'pgoutput')"
                        .formatted(market.config.slot()));
        try (LogHolder _ = new LogHolder(market);
                Relay relay = watch(market)) {
            awaitState(relay, State.SLOT_LOST);
            await().during(Duration.ofSeconds(2))
                    .until(() -> relay.status().state() == State.SLOT_LOST);
            resume(market, relay);
            awaitState(relay, State.EXTERNAL);
        }
    }

    @Test
    void a_slot_whose_log_the_server_has_thrown_away_is_lost(@TempDir Path directory)
            throws Exception {
        try (OtherServer server =
                        new OtherServer(
                                directory.resolve("data"),
                                directory.resolve("postgres.log"),
                                "max_slot_wal_keep_size=1MB");
                Marketplace small = server.market(market.config.bootstrapServers(), market.kind);
                Relay relay = watch(small)) {
            awaitState(relay, State.EXTERNAL_AWAY);
            for (int segment = 0; segment < 3; segment++) {
                small.execute("create table filler_" + segment + " as select 1");
                small.execute("select pg_switch_wal()");
            }
            small.execute("checkpoint");
            awaitState(relay, State.SLOT_LOST);
        }
    }

    @Test
    void one_instance_tells_of_the_engine_and_another_takes_over() throws Exception {
        try (Relay first = watch(market)) {
            awaitState(first, State.EXTERNAL_AWAY);
            try (Relay second = watch(market)) {
                awaitState(second, State.STANDBY);
                assertThat(second.status().healthy()).isTrue();
                await().until(() -> second.status().lagSeconds().orElseThrow() > 2);
                first.close();
                awaitState(second, State.EXTERNAL_AWAY);
            }
        }
    }

    @Test
    void what_an_audited_outbox_has_kept_for_long_enough_is_forgotten() throws Exception {
        try (Relay relay =
                        Marketplace.start(
                                market.config
                                        .withEngine(RelayEngine.EXTERNAL)
                                        .withAudit(Duration.ofMillis(1)));
                LogHolder _ = new LogHolder(market);
                Connection connection = market.connect()) {
            awaitState(relay, State.EXTERNAL);
            connection.setAutoCommit(false);
            Outbox.audited().publish(connection, market.event("a1", 1));
            connection.commit();
            await().until(() -> "0".equals(market.query("select count(*) from outbox")));
        }
    }

    /** As the message says. */
    static void resume(Marketplace market, Relay relay) throws SQLException {
        String error = Objects.requireNonNull(relay.status().lastError());
        market.execute(error.substring(error.indexOf("resume with: ") + 13));
    }

    private static Relay watch(Marketplace market) {
        return Marketplace.start(market.config.withEngine(RelayEngine.EXTERNAL));
    }

    private static void awaitState(Relay relay, State state) {
        await().until(() -> relay.status().state() == state);
    }
}
