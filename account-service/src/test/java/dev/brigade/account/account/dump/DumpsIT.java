package dev.brigade.account.account.dump;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.brigade.account.Registry;
import dev.brigade.backing.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class DumpsIT {

    private static final String PARTS_WRITER =
            "select pid from pg_stat_activity where query like 'insert into account_dump_part%'"
                    + " and datname = current_database() and wait_event_type = 'Lock'";

    private static final DumpSettings DAILY =
            new DumpSettings(LocalTime.MIDNIGHT, Duration.ofDays(1), 2, Duration.ofDays(14));

    private final Registry registry = new Registry();
    private final Dumps dumps = instance(DAILY);

    /** An instance of the service, as far as dumps go. */
    private Dumps instance(DumpSettings settings) {
        return new Dumps(registry.database, registry.kafka, settings);
    }

    static List<String> lines(Dumps dumps, AccountDump dump) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dumps.copy(dump, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void no_accounts_make_a_dump_without_lines() throws Exception {
        AccountDump dump = dumps.take().orElseThrow();
        assertThat(dump.accounts()).isZero();
        assertThat(dump.bytes()).isZero();
        assertThat(lines(dumps, dump)).isEmpty();
        assertThat(dump.positions())
                .extracting(TopicPosition::topic)
                .containsOnlyElementsOf(registry.topics());
        assertThat(dump.positions())
                .filteredOn(position -> position.topic().equals("account.events.v1"))
                .extracting(TopicPosition::partition)
                .containsExactly(0, 1, 2);
        assertThat(dumps.list()).containsExactly(dump);
    }

    @Test
    void an_account_is_a_line_with_its_version_and_without_what_is_secret() throws Exception {
        registry.open(6, 7);
        List<String> lines = lines(dumps, dumps.take().orElseThrow());
        assertThat(lines)
                .hasSize(2)
                .first()
                .isEqualTo(
                        """
                        {"kind":"AccountSnapshotEvent","decider":"Account","id":"account-0000006",\
                        "version":1,"final":false,"accountVersion":6,"holderName":"Zoë",\
                        "email":"zoe@example.org","phone":"+381641234567",\
                        "address":{"streetAddress":"1 Main St","zipOrPostal":"11000",\
                        "countryCode":"RS"},"cardMasked":"**** **** **** 1111","creditLimit":6,\
                        "status":"OPEN"}\
                        """);
        assertThat(lines.getLast()).contains("\"status\":\"CLOSED\"");
        assertThat(registry.query("select string_agg(lines, '') from account_dump_part"))
                .doesNotContain("SEALED-CARD");
    }

    @Test
    void thousands_of_accounts_come_in_the_order_of_their_ids() throws Exception {
        registry.open(1, 2_500);
        AccountDump dump = dumps.take().orElseThrow();
        List<String> lines = lines(dumps, dump);
        assertThat(dump.accounts()).isEqualTo(2_500);
        assertThat(lines).hasSize(2_500).isSorted().doesNotHaveDuplicates();
        assertThat(registry.query("select count(*) from account_dump_part")).isEqualTo("3");
    }

    @Test
    void instances_that_see_at_once_that_a_dump_is_due_take_one() throws Exception {
        registry.open(1, 10);
        List<Optional<AccountDump>> taken = atOnce(() -> instance(DAILY).takeIfDue());
        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(dumps.list()).hasSize(1);
        assertThat(dumps.takeIfDue()).isEmpty();
    }

    @Test
    void a_dump_is_due_again_when_its_time_has_come() throws Exception {
        AccountDump first = dumps.takeIfDue().orElseThrow();
        registry.execute("update account_dump set taken_at = taken_at - interval '1 day'");
        registry.open(1, 3);
        AccountDump second = dumps.takeIfDue().orElseThrow();
        assertThat(second.accounts()).isEqualTo(3);
        assertThat(dumps.list())
                .extracting(AccountDump::id)
                .containsExactly(second.id(), first.id());
    }

    @Test
    void only_one_dump_is_taken_at_a_time() throws Exception {
        registry.open(1, 3);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();
                Connection obstacle = blockParts()) {
            Future<Optional<AccountDump>> first = other.submit(dumps::take);
            await().until(() -> !registry.query(PARTS_WRITER).equals("nothing"));
            Future<Optional<AccountDump>> second = other.submit(instance(DAILY)::take);
            assertThat(second.get(10, SECONDS)).isEmpty();
            obstacle.commit();
            assertThat(first.get()).isPresent();
        }
        assertThat(dumps.list()).hasSize(1);
    }

    @Test
    void a_dump_that_is_killed_in_the_middle_leaves_nothing_and_stands_in_nobodys_way()
            throws Exception {
        registry.open(1, 3);
        AccountDump before = dumps.take().orElseThrow();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();
                Connection obstacle = blockParts()) {
            Future<Optional<AccountDump>> dying = other.submit(dumps::take);
            String victim =
                    await().until(
                                    () -> registry.query(PARTS_WRITER),
                                    pid -> !pid.equals("nothing"));
            registry.query("select pg_terminate_backend(%s)".formatted(victim));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(dying::get)
                    .withCauseInstanceOf(SQLException.class);
            obstacle.commit();
        }
        assertThat(dumps.list()).containsExactly(before);
        assertThat(dumps.status().lastError()).isNotNull();
        assertThat(registry.query("select count(*) from account_dump_part")).isEqualTo("1");

        AccountDump after = instance(DAILY).take().orElseThrow();
        assertThat(lines(dumps, after)).hasSize(3);
        dumps.takeIfDue();
        assertThat(dumps.status().lastError()).isNull();
    }

    @Test
    void old_dumps_are_deleted_by_their_number_and_by_their_age_but_never_the_newest()
            throws Exception {
        registry.open(1, 1);
        AccountDump first = dumps.take().orElseThrow();
        AccountDump second = dumps.take().orElseThrow();
        AccountDump third = dumps.take().orElseThrow();
        assertThat(dumps.list()).containsExactly(third, second);
        assertThatIOException()
                .isThrownBy(() -> dumps.copy(first, OutputStream.nullOutputStream()))
                .withMessageContaining("was deleted");

        Dumps forgetful =
                instance(
                        new DumpSettings(LocalTime.MIDNIGHT, Duration.ofDays(1), 9, Duration.ZERO));
        AccountDump fourth = forgetful.take().orElseThrow();
        assertThat(dumps.list()).containsExactly(fourth);
        assertThat(registry.query("select count(*) from account_dump_part")).isEqualTo("1");
    }

    @Test
    void while_kafka_is_away_no_dump_is_taken_and_the_status_says_why() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free();
        Dumps lost = new Dumps(registry.database, nobody, DAILY);
        assertThatExceptionOfType(DumpFailedException.class)
                .isThrownBy(lost::takeIfDue)
                .withMessageContaining("Kafka at " + nobody);
        assertThat(lost.status().failures()).isEqualTo(1);
        assertThat(lost.status().lastError()).contains(nobody);
        assertThat(dumps.list()).isEmpty();
        assertThat(dumps.takeIfDue()).isPresent();
    }

    @Test
    void rounds_take_what_is_due_without_anybody_asking() {
        DumpSettings often =
                new DumpSettings(LocalTime.MIDNIGHT, Duration.ofSeconds(1), 9, Duration.ofDays(1));
        try (DumpRounds rounds = new DumpRounds(instance(often), often)) {
            rounds.start();
            await().until(() -> dumps.list().size() >= 2);
        }
    }

    /** Prints what a large one costs. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void a_million_accounts_are_dumped_and_read_without_all_of_them_in_memory() throws Exception {
        registry.open(1, 1_000_000);
        long start = System.nanoTime();
        AccountDump dump = dumps.take().orElseThrow();
        long taken = System.nanoTime();
        dumps.copy(dump, OutputStream.nullOutputStream());
        long read = System.nanoTime();
        System.out.printf(
                "Taken in %.1f s, read in %.1f s, %d bytes, heap of at most %d MB%n",
                (taken - start) / 1e9,
                (read - taken) / 1e9,
                dump.bytes(),
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(dump.accounts()).isEqualTo(1_000_000);
    }

    /** Whoever writes parts waits until this commits. */
    private Connection blockParts() throws SQLException {
        Connection connection = registry.database.getConnection();
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table account_dump_part in share mode");
        }
        return connection;
    }

    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> one : threads.invokeAll(Collections.nCopies(8, what))) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
