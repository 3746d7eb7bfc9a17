package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The server has not kept the log. */
@ParameterizedClass
@EnumSource(Kind.class)
class SlotLossIT {
    final Marketplace market;

    SlotLossIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void a_lost_slot_is_reported_and_nothing_is_published_until_someone_says_how_to_go_on()
            throws Exception {
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 1));
            reader.await(1);
            relay.close();
        }
        market.dropSlot();
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
            assertThat(relay.status().lastError()).contains("Publish them again");

            market.execute(
                    "delete from outbox_relay_offset where slot = '" + market.config.slot() + "'");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> relay.status().state() == State.RUNNING);
            OutboxEvent event = market.event("a1", 2);
            market.commit(event);
            assertThat(reader.await(2)).extracting(TopicReader::id).contains(event.id().toString());
        }
    }

    @Test
    void a_slot_that_was_made_anew_behind_the_relays_back_is_not_trusted() throws Exception {
        publishTwo();
        market.dropSlot();
        market.commit(market.event("a1", 3));
        market.createSlot();
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
        }
    }

    /** An engine takes a second to start, and Debezium makes a slot where it finds none. */
    @Test
    void a_slot_that_is_made_anew_while_the_engine_starts_is_not_trusted() throws Exception {
        publishTwo();
        RelayProgress progress = new RelayProgress(market.config.slot());
        RelaySupervisor supervisor =
                new RelaySupervisor(
                        market.config,
                        progress,
                        () -> {
                            market.dropSlot();
                            market.commit(market.event("a1", 3));
                            market.createSlot();
                            market.commit(market.event("a1", 4));
                            return market.config.engine().start(market.config, progress);
                        });
        Thread running = Thread.ofPlatform().start(supervisor);
        await().until(() -> progress.status().state() == State.SLOT_LOST);
        supervisor.close();
        running.join();
        try (Relay relay = market.start()) {
            await().until(() -> relay.status().state() == State.SLOT_LOST);
        }
    }

    /** That is what max_slot_wal_keep_size does to a slot whose relay is away for too long. */
    @Test
    void a_slot_whose_log_the_server_has_thrown_away_is_lost(@TempDir Path directory)
            throws Exception {
        try (OtherServer server =
                        new OtherServer(
                                directory.resolve("data"),
                                directory.resolve("postgres.log"),
                                "max_slot_wal_keep_size=1MB");
                Marketplace small = server.market(market.config.bootstrapServers(), market.kind);
                TopicReader reader = small.reader()) {
            try (Relay _ = small.start()) {
                small.commit(small.event("a1", 1));
                reader.await(1);
            }
            small.commit(small.event("a1", 2));
            for (int segment = 0; segment < 3; segment++) {
                small.execute("create table filler_" + segment + " as select 1");
                small.execute("select pg_switch_wal()");
            }
            small.execute("checkpoint");
            try (Relay relay = small.start()) {
                await().until(() -> relay.status().state() == State.SLOT_LOST);
                assertThat(relay.status().lastError()).contains("Publish them again");
            }
        }
    }

    private void publishTwo() throws Exception {
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(market.event("a1", 1));
            market.commit(market.event("a1", 2));
            reader.await(2);
            relay.close();
        }
    }
}
