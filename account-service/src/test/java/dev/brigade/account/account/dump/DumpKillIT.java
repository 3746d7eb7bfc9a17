package dev.brigade.account.account.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.account.Registry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** SIGKILL in the middle. */
class DumpKillIT {

    private static final int SIGKILL = 128 + 9;

    private static final String STUCK =
            "select pid from pg_stat_activity where query like 'insert into account_dump_part%'"
                    + " and datname = current_database() and wait_event = 'advisory'";

    /** Whoever writes the second part waits for the test. */
    private static final String OBSTACLE =
            """
            create function wait_for_test() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock(1);
                return new;
            end $$;
            create trigger wait_for_test before insert on account_dump_part
                for each row when (new.number = 1) execute function wait_for_test()
            """;

    private final Registry registry = new Registry();
    private final Dumps dumps =
            new Dumps(
                    registry.database,
                    registry.kafka,
                    new DumpSettings(
                            LocalTime.MIDNIGHT, Duration.ofDays(1), 2, Duration.ofDays(14)));

    @Test
    void an_instance_that_is_killed_while_it_writes_leaves_nothing_and_another_takes_the_dump()
            throws Exception {
        registry.open(1, 2_500);
        AccountDump before = dumps.take().orElseThrow();
        registry.execute(OBSTACLE);
        String writer;
        try (Connection test = registry.database.getConnection();
                Statement statement = test.createStatement()) {
            statement.execute("select pg_advisory_lock(1)");
            Process instance = DumpProcess.start(registry);
            writer = await().until(() -> registry.query(STUCK), pid -> !pid.equals("nothing"));
            assertThat(instance.destroyForcibly().waitFor()).isEqualTo(SIGKILL);
        }
        await().until(() ->
                registry.query("select pid from pg_stat_activity where pid = " + writer)
                        .equals("nothing"));

        assertThat(dumps.list()).containsExactly(before);
        assertThat(registry.query("select count(*) from account_dump_part")).isEqualTo("3");
        assertThat(DumpsIT.lines(dumps, before)).hasSize(2_500);

        registry.execute("update account_dump set taken_at = taken_at - interval '1 day'");
        AccountDump after = dumps.takeIfDue().orElseThrow();
        assertThat(DumpsIT.lines(dumps, after)).hasSize(2_500);
    }
}
