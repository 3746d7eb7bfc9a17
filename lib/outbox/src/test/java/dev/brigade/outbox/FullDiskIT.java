package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.BackingKafka;
import dev.brigade.outbox.RelayStatus.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database server with not a byte left, for its log or anything else. */
@ParameterizedClass
@EnumSource(Kind.class)
class FullDiskIT {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    final Kind kind;

    FullDiskIT(Kind kind) {
        this.kind = kind;
    }

    /** It stops when it has no room for its log; someone makes room, and starts it again. */
    @Test
    void a_server_that_stops_since_its_disk_is_full_costs_no_event(@TempDir Path directory)
            throws Exception {
        Path log = directory.resolve("postgres.log");
        try (TinyDisk disk = new TinyDisk(directory.resolve("disk"), "160m");
                OtherServer server =
                        new OtherServer(
                                disk.resolve("data"),
                                log,
                                "min_wal_size=32MB",
                                "max_wal_size=32MB");
                Marketplace market = server.market(BackingKafka.shared().bootstrapServers(), kind);
                Relay relay = market.start();
                TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            reader.await(100);
            disk.fill();
            useUpTheLog(market);
            await().atMost(PATIENCE).until(() -> relay.status().state() == State.DATABASE_AWAY);
            assertThat(log).content().contains("PANIC", "No space left on device");
            disk.makeRoom();
            server.restart();
            long before = relay.status().published();
            await().atMost(PATIENCE).until(() -> relay.status().published() > before + 100);
            await().until(() -> relay.status().state() == State.RUNNING);
            load.stopAndVerify(reader);
            relay.close();
        }
    }

    /** The server has some segments of log in advance. */
    private static void useUpTheLog(Marketplace market) {
        try {
            while (true) {
                market.execute("select pg_switch_wal()");
            }
        } catch (SQLException stopped) {
            // As it should.
        }
    }
}
