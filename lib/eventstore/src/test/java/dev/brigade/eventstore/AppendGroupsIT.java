package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.command;
import static dev.brigade.eventstore.Samples.event;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.finalEvent;
import static dev.brigade.eventstore.Samples.stream;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import io.agroal.api.AgroalDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Appends that come while others are on their way: two are, until a test lets them go. */
class AppendGroupsIT {

    private static final OwnTable<String> OWN = AppendGroupsIT::insertOwn;

    private final AgroalDataSource pool = Databases.withEventStore();
    private final PostgresEventStore store = PostgresEventStore.pollingOnly(pool);
    private final AppendRights rights = new AppendRights();
    private final Registrations registrations = new Registrations();

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<CompletableFuture<AppendResult>> onTheirWay = new ArrayList<>();
    private final Queue<StreamId> wentAlone = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean databaseIsAway = new AtomicBoolean();
    private final AppendGroups groups = groups(Duration.ofMinutes(5));

    @BeforeEach
    void two_are_on_their_way() throws SQLException {
        store.register(DECIDER, List.of(TYPE));
        registrations.add(DECIDER, Map.of(TYPE, 1));
        try (Connection connection = pool.getConnection()) {
            assertThat(rights.direct(connection)).isTrue();
        }
        onTheirWay.add(append("on its way 1", 0, events(1)));
        onTheirWay.add(append("on its way 2", 0, events(1)));
        await().until(() -> wentAlone.size() == 2);
        wentAlone.clear();
    }

    @AfterEach
    void all_have_arrived() {
        gate.countDown();
        onTheirWay.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(groups.waiting()).isZero();
        pool.close();
    }

    @Test
    void go_together_in_one_transaction() {
        store.append(stream("old"), 0, events(2), ANONYMOUS);
        var all =
                waiting(
                        append("old", 2, events(3), command("of the old")),
                        append("new", 0, events(2), command("of the new")),
                        append("another", 0, events(1), ANONYMOUS));

        gate.countDown();

        all.forEach(it -> {
            var recorded = ((Appended) it.join()).events();
            var first = recorded.getFirst();
            assertThat(store.read(first.stream(), first.version() - 1, 10)).isEqualTo(recorded);
        });
        assertThat(wentAlone).isEmpty();
        assertThat(
                        count(
                                "select count(distinct tx) from eventstore.events where version > 2 or decider_id in ('new', 'another')"))
                .isEqualTo(1);
        assertThat(store.read(stream("old"), 0, 10))
                .extracting(RecordedEvent::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(store.read(stream("old"), 0, 10)).extracting(RecordedEvent::position).isSorted();
    }

    @Test
    void stay_in_the_slots_where_their_streams_began() {
        List<StreamId> streams =
                IntStream.range(0, 20).mapToObj(i -> stream("of SQL " + i)).toList();
        streams.forEach(it ->
                Databases.run(
                        pool,
                        "select eventstore.append_event('%s', gen_random_uuid(), '%s', '%s', '{}', null, null)"
                                .formatted(TYPE, DECIDER, it.id())));
        var all = streams.stream().map(it -> append(it.id(), 1, events(1))).toList();
        await().until(() -> groups.waiting() == all.size());

        gate.countDown();

        all.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(
                        count(
                                "select count(distinct (decider_id, slot)) from eventstore.events where version < 3"
                                        + " and decider_id like 'of SQL %'"))
                .isEqualTo(streams.size());
    }

    @Test
    void each_hears_what_is_in_its_own_way() {
        store.append(stream("moved on"), 0, events(2), ANONYMOUS);
        store.append(stream("closed"), 0, List.of(finalEvent()), ANONYMOUS);
        store.append(stream("again"), 0, events(1), command("again"));
        var fine = append("fine", 0, events(1));
        var movedOn = append("moved on", 1, events(3));
        var ahead = append("ahead", 7, events(1));
        var closed = append("closed", 1, events(1));
        var again = append("again", 0, events(1), command("again"));
        waiting(fine, movedOn, ahead, closed, again);

        gate.countDown();

        assertThat(movedOn.join()).isEqualTo(new Conflict(stream("moved on"), 1));
        assertThat(ahead.join()).isEqualTo(new Conflict(stream("ahead"), 7));
        assertThat(closed.join()).isEqualTo(new Closed(stream("closed")));
        assertThat(again.join()).isInstanceOf(Replayed.class);
        assertThat(fine.join()).isInstanceOf(Appended.class);
        assertThat(wentAlone).doesNotContain(stream("fine"));
        assertThat(store.read(stream("moved on"), 0, 10)).hasSize(2);
        assertThat(store.read(stream("ahead"), 0, 10)).isEmpty();
    }

    @Test
    void a_unit_in_whose_way_something_is_leaves_the_others_alone() throws SQLException {
        store.append(stream("moved on"), 0, events(2), ANONYMOUS);
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            PostgresEventStore.takeTurn(other, stream("taken"));
            var fine = unit(null, "fine 1", "fine 2");
            var movedOn = unit(null, "half 1", "moved on");
            var taken = unit(null, "half 2", "taken");
            waiting(fine, movedOn, taken);

            gate.countDown();

            assertThat(movedOn.join()).isEqualTo(new Conflict(stream("moved on"), 0));
            assertThat(taken.join()).isEqualTo(new Conflict(stream("taken"), 0));
            assertThat(fine.join()).isInstanceOf(Appended.class);
        }
        assertThat(wentAlone)
                .contains(stream("moved on"), stream("taken"))
                .doesNotContain(stream("fine 1"));
        assertThat(count("select count(*) from eventstore.events where decider_id like 'half%'"))
                .isZero();
    }

    @Test
    void own_rows_are_inserted_together_and_one_in_the_way_concerns_only_its_own() {
        Databases.run(pool, "create table own (id text primary key)");
        Databases.run(pool, "insert into own values ('taken')");
        store.append(stream("moved on"), 0, events(2), ANONYMOUS);
        var without = unit(null, "without");
        var one = unit("one", "with one");
        var taken = unit("taken", "with taken");
        var behind = unit("behind", "moved on");
        waiting(without, one, taken, behind);

        gate.countDown();

        assertThat(without.join()).isInstanceOf(Appended.class);
        assertThat(one.join()).isInstanceOf(Appended.class);
        assertThat(taken.join()).isEqualTo(new Conflict(stream("with taken"), 0));
        assertThat(behind.join()).isEqualTo(new Conflict(stream("moved on"), 0));
        assertThat(count("select count(*) from own where id in ('taken', 'one')")).isEqualTo(2);
        assertThat(count("select count(*) from own")).isEqualTo(2);
        assertThat(store.read(stream("with taken"), 0, 10)).isEmpty();
    }

    @Test
    void with_their_own_rows_they_are_one_transaction() {
        Databases.run(
                pool, "create table own (id text primary key, tx bigint default txid_current())");
        var all =
                waiting(unit("one", "with one"), unit("two", "with two"), unit(null, "with none"));

        gate.countDown();

        all.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(count("select count(*) from own")).isEqualTo(2);
        assertThat(
                        count(
                                "select count(distinct tx) from (select tx::text::bigint from eventstore.events"
                                        + " where decider_id like 'with%' union all select tx from own) as t"))
                .isEqualTo(1);
    }

    @Test
    void of_two_for_the_same_version_one_conflicts() {
        var first = append("same", 0, events(1));
        waiting(first);
        var second = append("same", 0, events(1));
        await().until(() -> groups.waiting() == 2);
        var other = append("other", 0, events(1));
        await().until(() -> groups.waiting() == 3);

        gate.countDown();

        assertThat(first.join()).isInstanceOf(Appended.class);
        assertThat(second.join()).isInstanceOf(Conflict.class);
        assertThat(other.join()).isInstanceOf(Appended.class);
        assertThat(wentAlone).doesNotContain(stream("other"));
    }

    @Test
    void only_who_is_to_blame_is_refused() {
        NewEvent taken = event("{}");
        store.append(stream("has it"), 0, List.of(taken), ANONYMOUS);
        var fine = append("fine", 0, events(2));
        var duplicate = append("duplicate", 0, List.of(taken));
        var large = append("large", 0, List.of(event("\"" + "x".repeat(1 << 20) + "\"")));
        var broken = append("broken", 0, List.of(event("{")));
        waiting(fine, duplicate, large, broken);

        gate.countDown();

        assertThat(error(duplicate)).isInstanceOf(DuplicateEventException.class);
        assertThat(error(large)).isInstanceOf(PayloadTooLargeException.class);
        assertThat(error(broken))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("22P02"));
        assertThat(fine.join()).isInstanceOf(Appended.class);
        assertThat(
                        count(
                                "select count(*) from eventstore.events where decider_id in ('duplicate', 'large', 'broken')"))
                .isZero();
    }

    @Test
    void nobody_waits_for_long_for_a_transaction_that_another_meets() throws SQLException {
        var fine = append("fine", 0, events(1));
        var held = append("held", 0, events(1));
        waiting(fine, held);
        try (Connection transaction = pool.getConnection()) {
            transaction.setAutoCommit(false);
            store.append(transaction, stream("held"), 0, events(1), ANONYMOUS);

            gate.countDown();

            await().until(fine::isDone);
            assertThat(fine.join()).isInstanceOf(Appended.class);
            assertThat(held).isNotDone();
            transaction.commit();
        }
        assertThat(held.join()).isInstanceOf(Conflict.class);
    }

    @Test
    void without_a_database_each_fails_and_the_next_ones_go_on() {
        var one = append("1", 0, events(1));
        var two = append("2", 0, events(1));
        waiting(one, two);
        databaseIsAway.set(true);

        gate.countDown();

        Throwable first = error(one);
        assertThat(first)
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("08001"));
        assertThat(error(two)).hasMessage(first.getMessage()).isNotSameAs(first);
        databaseIsAway.set(false);
        assertThat(append("1", 0, events(1)).join()).isInstanceOf(Appended.class);
        assertThat(append("2", 0, events(1)).join()).isInstanceOf(Appended.class);
    }

    @Test
    void an_interrupt_while_it_waits_is_kept_for_its_caller() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicReference<AppendResult> result = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            result.set(
                                    groups.append(
                                            AppendUnit.of(
                                                    prepared(
                                                            "interrupted",
                                                            0,
                                                            events(1),
                                                            ANONYMOUS))));
                            interrupted.set(Thread.currentThread().isInterrupted());
                        });
        await().until(() -> groups.waiting() == 1);
        caller.interrupt();
        var other = append("other", 0, events(1));
        await().until(() -> groups.waiting() == 2);

        gate.countDown();

        caller.join();
        assertThat(result.get()).isInstanceOf(Appended.class);
        assertThat(interrupted).isTrue();
        assertThat(other.join()).isInstanceOf(Appended.class);
    }

    @Test
    void who_does_not_come_back_is_not_waited_for() {
        AppendGroups impatient = groups(AppendGroups.LONGEST_WAIT);
        var stuck =
                IntStream.of(1, 2)
                        .mapToObj(i -> append(impatient, "on its way, stuck " + i))
                        .toList();
        await().until(() -> wentAlone.size() == 2);

        var others = IntStream.range(0, 20).mapToObj(i -> append(impatient, "free " + i)).toList();

        await().until(() -> others.stream().allMatch(CompletableFuture::isDone));
        others.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(stuck).noneMatch(CompletableFuture::isDone);
        gate.countDown();
        stuck.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(append(impatient, "after").join()).isInstanceOf(Appended.class);
        assertThat(impatient.waiting()).isZero();
    }

    private CompletableFuture<AppendResult> append(AppendGroups to, String id) {
        PostgresAppend append = prepared(id, 0, events(1), ANONYMOUS);
        return CompletableFuture.supplyAsync(
                () -> to.append(AppendUnit.of(append)), task -> Thread.ofVirtual().start(task));
    }

    @Test
    void more_than_fit_go_one_after_the_other() {
        var all =
                IntStream.range(0, 20).mapToObj(i -> append("long " + i, 0, events(100))).toList();
        await().until(() -> groups.waiting() == all.size());

        gate.countDown();

        all.forEach(it -> assertThat(it.join()).isInstanceOf(Appended.class));
        assertThat(
                        count(
                                "select max(n) from (select count(*) as n from eventstore.events group by tx) as t"))
                .isEqualTo(200);
    }

    private AppendGroups groups(Duration longestWait) {
        return new AppendGroups(new Jdbc(mayBeAway()), this::alone, longestWait);
    }

    private CompletableFuture<AppendResult> append(
            String id, long expected, List<NewEvent> events) {
        return append(id, expected, events, ANONYMOUS);
    }

    private CompletableFuture<AppendResult> append(
            String id, long expected, List<NewEvent> events, EventMetadata metadata) {
        PostgresAppend append = prepared(id, expected, events, metadata);
        return CompletableFuture.supplyAsync(
                () -> groups.append(AppendUnit.of(append)), task -> Thread.ofVirtual().start(task));
    }

    private CompletableFuture<AppendResult> unit(@Nullable String row, String... ids) {
        var appends = Stream.of(ids).map(id -> prepared(id, 0, events(1), ANONYMOUS)).toList();
        AppendUnit unit = new AppendUnit(appends, row == null ? null : own(row), true);
        return CompletableFuture.supplyAsync(
                () -> groups.append(unit), task -> Thread.ofVirtual().start(task));
    }

    private static AppendUnit.OwnRow<String> own(String id) {
        return new AppendUnit.OwnRow<>(OWN, id);
    }

    private static boolean insertOwn(Connection transaction, List<String> ids) throws SQLException {
        try (var statement =
                transaction.prepareStatement(
                        "insert into own select unnest(?::text[]) on conflict do nothing")) {
            statement.setArray(1, transaction.createArrayOf("text", ids.toArray()));
            return statement.executeUpdate() == ids.size();
        }
    }

    private PostgresAppend prepared(
            String id, long expected, List<NewEvent> events, EventMetadata metadata) {
        return new PostgresAppend(stream(id), expected, events, metadata, rights, registrations);
    }

    @SafeVarargs
    private List<CompletableFuture<AppendResult>> waiting(
            CompletableFuture<AppendResult>... appends) {
        await().until(() -> groups.waiting() == appends.length);
        return List.of(appends);
    }

    private AppendResult alone(Connection connection, AppendUnit append) throws SQLException {
        append.streams().forEach(wentAlone::add);
        if (append.streams().anyMatch(it -> it.id().startsWith("on its way"))) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return append.alone(connection);
    }

    private DataSource mayBeAway() {
        return (DataSource)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            if (databaseIsAway.get()) {
                                throw new SQLException("No database", "08001");
                            }
                            return method.invoke(pool, arguments);
                        });
    }

    private static Throwable error(CompletableFuture<AppendResult> append) {
        return requireNonNull(catchThrowable(append::join).getCause());
    }

    private long count(String sql) {
        return new Jdbc(pool).query(sql, row -> row.getLong(1)).getFirst();
    }
}
