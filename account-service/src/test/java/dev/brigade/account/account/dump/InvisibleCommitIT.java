package dev.brigade.account.account.dump;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.account.Registry;
import dev.brigade.account.TopicLog;
import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.OutboxEvent;
import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayConfig;
import dev.brigade.outbox.RelayEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A commit stands in the log, and so on the topic, before others see it: for as long as a
 * synchronous standby is waited for.
 */
class InvisibleCommitIT {

    private static final String TOPIC = "account.events.v1";
    private static final String WAITS_FOR_STANDBY =
            "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event = 'SyncRep'";

    private final Registry registry = new Registry();
    private final TopicLog topics = new TopicLog(registry.kafka);

    /** The id of the event, and so of the account: no other test has it. */
    private final UUID event = Uuids.v7();

    @BeforeEach
    void open() throws SQLException {
        Outbox.install(registry.database);
        registry.open(1, 1);
        registry.execute("update account set id = '%s', version = 1".formatted(event));
        // Only who asks for it waits for the standby.
        registry.execute(
                "alter database %s set synchronous_commit = local"
                        .formatted(registry.query("select quote_ident(current_database())")));
        registry.execute("alter system set synchronous_standby_names = 'nobody'");
        registry.execute("select pg_reload_conf()");
    }

    @AfterEach
    void close() throws SQLException {
        giveUpOnTheStandby();
    }

    @Test
    void an_event_that_the_positions_are_behind_is_in_the_dump_though_nobody_could_see_it_yet()
            throws Exception {
        Dumps dumps =
                new Dumps(
                        registry.database,
                        registry.kafka,
                        new DumpSettings(
                                LocalTime.MIDNIGHT, Duration.ofDays(1), 2, Duration.ofDays(14)));
        try (Relay relay = relay();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable _ = this::giveUpOnTheStandby) {
            relay.start();
            Future<?> change = threads.submit(this::changeUntilTheStandbyIsWaitedFor);
            await().until(() -> topics.events(TOPIC, event.toString()).size() == 1);
            await().until(() -> registry.query(WAITS_FOR_STANDBY).equals("1"));
            assertThat(registry.query("select version from account")).isEqualTo("1");

            Future<Optional<AccountDump>> dumping = threads.submit(dumps::take);
            await().during(1, SECONDS).until(() -> !change.isDone() && !dumping.isDone());
            giveUpOnTheStandby();

            AccountDump dump = dumping.get().orElseThrow();
            assertThat(DumpsIT.lines(dumps, dump))
                    .singleElement()
                    .asString()
                    .contains("\"accountVersion\":2");
        }
    }

    private Void changeUntilTheStandbyIsWaitedFor() throws SQLException {
        await().until(() -> registry.query("show synchronous_standby_names").equals("nobody"));
        try (Connection connection = registry.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = on");
            connection.setAutoCommit(false);
            statement.execute("update account set version = 2");
            new Outbox().publish(connection, event());
            connection.commit();
        }
        return null;
    }

    private OutboxEvent event() {
        return new OutboxEvent(
                event,
                TOPIC,
                event.toString(),
                "Account",
                "CreditLimitChangedEvent",
                "{}",
                2,
                "correlation",
                null,
                null,
                null,
                Instant.now());
    }

    private void giveUpOnTheStandby() throws SQLException {
        registry.execute("alter system reset synchronous_standby_names");
        registry.execute("select pg_reload_conf()");
    }

    private Relay relay() {
        return Relay.of(
                RelayConfig.of(
                                registry.database.getUrl(),
                                "postgres",
                                "postgres",
                                registry.kafka,
                                "/account-service")
                        .withSlot("dump_" + event.toString().replace("-", ""))
                        .withEngine(RelayEngine.PGOUTPUT));
    }
}
