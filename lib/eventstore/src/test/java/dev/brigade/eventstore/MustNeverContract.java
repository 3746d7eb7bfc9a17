package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Conflict;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the event store must never do; each of these was seen in a well-known peer. {@link
 * MutantsIT} shows that each of these tests fails where the SQL has the defect.
 */
abstract class MustNeverContract {

    private static final String VIEW = "view";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long TOLERANCE = 12;
    private static final Pattern SHARED_HITS = Pattern.compile("\"Shared Hit Blocks\": (\\d+)");

    private final AgroalDataSource dataSource;
    private final PostgresEventStore store;
    private final Slots slots;
    private final ViewOperations views;

    /**
     * @param dataSource of a database with the schema and no events; closed at the end
     */
    MustNeverContract(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
        this.store = new PostgresEventStore(dataSource);
        this.slots = new PostgresSlots(new Jdbc(dataSource));
        this.views = store.views();
    }

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
        slots.register(VIEW);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    /** Each as in a process of its own: in one they would wait for each other. */
    @Test
    void of_many_first_appends_at_once_one_wins() throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        for (int round = 0; round < 20; round++) {
            StreamId stream = stream("round" + round);
            List<AppendResult> results =
                    atOnce(
                            writers,
                            () -> {
                                EventStore own = PostgresEventStore.pollingOnly(dataSource);
                                start.await();
                                return own.append(stream, 0, events(2), ANONYMOUS);
                            });

            assertThat(results).filteredOn(Appended.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(writers - 1);
            assertThat(store.read(stream, 0, 10)).hasSize(2);
        }
    }

    /** The second sees nothing of the first, and can only wait for it. */
    @Test
    void of_two_first_appends_of_which_neither_sees_the_other_one_wins() throws Exception {
        StreamId stream = stream("new");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection first = begin()) {
            assertThat(store.append(first, stream, 0, events(1), ANONYMOUS))
                    .isInstanceOf(Appended.class);
            Future<AppendResult> second =
                    threads.submit(() -> store.append(stream, 0, events(2), ANONYMOUS));
            await().until(() -> second.isDone() || somebodyWaits());
            first.commit();

            assertThat(second.get()).isEqualTo(new Conflict(stream, 0));
        }
        assertThat(store.read(stream, 0, 10)).hasSize(1);
    }

    private boolean somebodyWaits() {
        return new Jdbc(dataSource)
                .query(
                        "select exists (select from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock')",
                        row -> row.getBoolean(1))
                .getFirst();
    }

    @Test
    void no_event_is_skipped_that_commits_later_than_one_behind_it() throws SQLException {
        try (Connection late = begin()) {
            store.append(late, stream("late"), 0, events(1), ANONYMOUS);
            append(stream("early"), 0);
            Page first = store.readAll(Cursor.start(), 10);
            assertThat(ids(first.events())).containsExactly("early");
            assertThat(ids(handleAll())).containsExactly("early");
            late.commit();

            assertThat(ids(store.readAll(first.next(), 10).events())).containsExactly("late");
            assertThat(ids(handleAll())).containsExactly("late");
        }
    }

    @Test
    void a_late_commit_is_found_by_a_reader_in_the_middle_of_a_page() throws SQLException {
        try (Connection late = begin()) {
            store.append(late, stream("late"), 0, events(1), ANONYMOUS);
            for (int i = 0; i < 5; i++) {
                append(stream("early" + i), 0);
            }
            Page first = store.readAll(Cursor.start(), 2);
            late.commit();
            append(stream("after"), 0);
            List<RecordedEvent> rest = new ArrayList<>();
            Page page = first;
            do {
                page = store.readAll(page.next(), 2);
                rest.addAll(page.events());
            } while (!page.events().isEmpty());

            assertThat(ids(rest)).containsExactly("early2", "early3", "early4", "late", "after");
        }
    }

    @Test
    void an_event_that_commits_while_its_window_is_read_comes_once() throws SQLException {
        append(stream("first"), 0);
        try (Connection late = begin()) {
            store.append(late, stream("late"), 0, events(1), ANONYMOUS);
            append(stream("last"), 0);
            Page page = store.readAll(Cursor.start(), 1);
            late.commit();
            List<String> read = new ArrayList<>();
            do {
                read.addAll(ids(page.events()));
                page = store.readAll(page.next(), 1);
            } while (!page.events().isEmpty());

            assertThat(read).containsExactly("first", "last", "late");
        }
    }

    @Test
    void a_view_registered_while_an_append_is_in_flight_gets_its_stream() throws SQLException {
        try (Connection inFlight = begin()) {
            store.append(inFlight, stream("1"), 0, events(1), ANONYMOUS);
            slots.register("new");
            assertThat(slots.claim("new", 10, LEASE)).isEmpty();
            inFlight.commit();
        }
        append(stream("1"), 1);

        assertThat(claim("new").events())
                .extracting(RecordedEvent::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void an_event_in_flight_comes_after_those_that_the_limit_cut_off_one_by_one()
            throws SQLException {
        SlotSet slot = SlotSet.of(Slots.of(stream("1")));
        StreamId neighbour =
                IntStream.iterate(2, n -> n + 1)
                        .mapToObj(n -> stream("" + n))
                        .filter(it -> slot.contains(Slots.of(it)))
                        .findFirst()
                        .orElseThrow();
        try (Connection inFlight = begin()) {
            store.append(inFlight, stream("1"), 0, events(1), ANONYMOUS);
            store.append(neighbour, 0, events(2), ANONYMOUS);
            for (long version = 1; version <= 2; version++) {
                List<Claim> cutOff = slots.claim(VIEW, slot, 1, 1, LEASE);
                assertThat(cutOff.getFirst().last().version()).isEqualTo(version);
                slots.ack(VIEW, cutOff);
            }
            assertThat(slots.claim(VIEW, slot, 1, 10, LEASE)).isEmpty();
            inFlight.commit();
        }

        Claim given = slots.claim(VIEW, slot, 1, 10, LEASE).getFirst();
        assertThat(given.last().stream()).isEqualTo(stream("1"));
        slots.release(VIEW, given, Duration.ZERO, null);
        assertThat(slots.claim(VIEW, slot, 1, 10, LEASE).getFirst().events())
                .isEqualTo(given.events());
    }

    @Test
    void a_late_ack_with_an_ended_lease_changes_nothing() {
        append(stream("1"), 0);
        Claim late = slots.claim(VIEW, 1, Duration.ofMillis(1)).orElseThrow();
        await().until(() -> slots.claim("view", 1, Duration.ofMillis(1)).isPresent());
        await().untilAsserted(() -> assertLeaseLost(() -> slots.ack(VIEW, late)));
        assertLeaseLost(() -> slots.nack(VIEW, late, late.last(), Duration.ZERO, "late"));
        assertLeaseLost(() -> slots.release(VIEW, late, Duration.ZERO, "late"));
        assertThat(slots.extend(VIEW, late, LEASE)).isFalse();
        assertThat(views.lag(VIEW)).hasValue(1);
        Claim next = await().until(() -> slots.claim(VIEW, 10, LEASE), Optional::isPresent).get();

        assertThat(next.events()).isEqualTo(late.events());
        assertThat(next.fence()).isGreaterThan(late.fence());
        assertLeaseLost(() -> slots.ack(VIEW, late));
        slots.ack(VIEW, next);
        assertLeaseLost(() -> slots.ack(VIEW, late));
        assertThat(views.lag(VIEW)).hasValue(0);
    }

    @Test
    void a_lease_that_ended_is_lost_though_nobody_else_took_it() {
        append(stream("1"), 0);
        Claim claim = slots.claim(VIEW, 1, Duration.ofMillis(1)).orElseThrow();

        await().untilAsserted(() -> assertLeaseLost(() -> slots.ack(VIEW, claim)));
        assertThat(views.lag(VIEW)).hasValue(1);
    }

    @Test
    void nobody_gets_a_slot_before_its_lease_ends() {
        append(stream("1"), 0);
        assertThat(slots.claim(VIEW, 1, LEASE)).isPresent();

        assertThat(slots.claim(VIEW, 1, LEASE)).isEmpty();
    }

    @Test
    void an_event_that_was_not_delivered_cannot_be_acknowledged() {
        append(stream("1"), 0);
        Claim claim = slots.claim(VIEW, 10, LEASE).orElseThrow();
        append(stream("1"), 1);
        List<RecordedEvent> notDelivered = store.read(stream("1"), 1, 1);

        assertLeaseLost(
                () -> slots.ack(VIEW, new Claim(claim.slot(), claim.fence(), 0, notDelivered)));
        slots.ack(VIEW, claim);
        assertThat(claim(VIEW).events()).isEqualTo(notDelivered);
    }

    @Test
    void an_event_behind_the_batch_cannot_be_acknowledged() {
        store.append(stream("1"), 0, events(2), ANONYMOUS);
        Claim claim = slots.claim(VIEW, 1, LEASE).orElseThrow();
        RecordedEvent second = store.read(stream("1"), 1, 1).getFirst();

        assertLeaseLost(() -> slots.ack(VIEW, claim, second));
        assertThat(views.lag(VIEW)).hasValue(2);
    }

    @Test
    void registering_a_view_again_keeps_its_position_and_its_leases() throws SQLException {
        append(stream("1"), 0);
        append(stream("2"), 0);
        slots.ack(VIEW, claim(VIEW));
        Claim held = claim(VIEW);
        execute("select eventstore.register_view('view')");

        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        assertThat(views.lag(VIEW)).hasValue(1);
        slots.ack(VIEW, held);
        assertThat(views.lag(VIEW)).hasValue(0);
    }

    @Test
    void two_deciders_that_share_an_id_share_no_position() {
        store.register("Ledger", List.of(TYPE));
        append(stream("1"), 0);
        append(stream("1"), 1);
        assertThat(handleAll()).hasSize(2);
        append(new StreamId("Ledger", "1"), 0);

        assertThat(handleAll())
                .extracting(RecordedEvent::stream)
                .containsExactly(new StreamId("Ledger", "1"));
    }

    @Test
    void events_cannot_be_updated_deleted_or_truncated() {
        append(stream("1"), 0);
        for (String change :
                List.of(
                        "update eventstore.events set data = '{}'",
                        "update eventstore.events set data = '{}' where false",
                        "delete from eventstore.events",
                        "truncate eventstore.events")) {
            assertThatThrownBy(() -> execute(change))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("ES006"));
        }
        assertThat(store.read(stream("1"), 0, 10)).hasSize(1);
    }

    @Test
    void a_session_that_says_so_may_maintain_events() throws SQLException {
        append(stream("1"), 0);
        execute("set eventstore.maintenance = on; delete from eventstore.events");

        assertThat(store.read(stream("1"), 0, 10)).isEmpty();
    }

    @Test
    void a_transaction_left_open_makes_claims_no_dearer() throws SQLException {
        store.append(stream("busy"), 0, events(1000), ANONYMOUS);
        try (Connection hanging = begin()) {
            store.append(hanging, stream("hanging"), 0, events(1), ANONYMOUS);
            long before = buffersOfClaim();
            handle(900);

            assertThat(before).isPositive();
            assertThat(buffersOfClaim()).isLessThan(before + 30);
            hanging.rollback();
        }
    }

    private void handle(int claims) {
        for (int i = 0; i < claims; i++) {
            slots.ack(VIEW, slots.claim(VIEW, 1, LEASE).orElseThrow());
        }
    }

    /** Pages that a claim of one event touches, by one who knows its slot. */
    private long buffersOfClaim() {
        return IntStream.range(0, 5).mapToLong(_ -> buffersOfOneClaim()).min().orElseThrow();
    }

    private long buffersOfOneClaim() {
        String plan =
                new Jdbc(dataSource)
                        .query(
                                "explain (analyze, buffers, format json)"
                                        + " select * from eventstore.stream_events('view', 1,"
                                        + " slots => array[?::smallint])",
                                row -> row.getString(1),
                                Slots.of(stream("busy")))
                        .getFirst();
        assertThat(plan).contains("\"Actual Rows\": 1");
        new Jdbc(dataSource)
                .query(
                        "update eventstore.view_slots set lease_until = '-infinity', owner = null"
                                + " where view = 'view' returning slot",
                        row -> row.getInt(1));
        return sharedHits(plan);
    }

    @Test
    void a_transaction_left_open_delays_nothing_but_its_own_events() throws SQLException {
        try (Connection hanging = begin()) {
            store.append(hanging, stream("hanging"), 0, events(1), ANONYMOUS);
            List<RecordedEvent> delivered = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                append(stream("s" + i % 20), i / 20);
                delivered.addAll(handleAll());
                assertThat(delivered).hasSize(i + 1);
            }
            assertThat(store.readAll(Cursor.start(), 1000).events()).hasSize(200);
            hanging.commit();
            assertThat(ids(handleAll())).containsExactly("hanging");
        }
    }

    @Test
    void an_own_transaction_that_reads_everything_and_then_appends_is_not_skipped()
            throws SQLException {
        try (Connection own = begin()) {
            store.append(own, stream("first"), 0, events(1), ANONYMOUS);
            append(stream("younger"), 0);
            String cursor = lastCursor(own);
            store.append(own, stream("second"), 0, events(1), ANONYMOUS);
            own.commit();

            assertThat(ids(store.readAll(new Cursor(cursor), 10).events()))
                    .containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void a_claim_lasts_as_long_as_its_view_says() {
        new Jdbc(dataSource)
                .query(
                        "select eventstore.register_view('short', lock_timeout_s := 1)",
                        row -> true);
        new Jdbc(dataSource)
                .query(
                        "select eventstore.register_view('long', lock_timeout_s := 500)",
                        row -> true);
        append(stream("1"), 0);
        String firstClaim = "select fence from eventstore.stream_events('%s') union select 0";
        String left =
                "select extract(epoch from max(lease_until) - clock_timestamp())"
                        + " from eventstore.view_slots where view = '%s'";
        jdbc(firstClaim.formatted("short"));
        jdbc(firstClaim.formatted("long"));

        assertThat(jdbc(left.formatted("short"))).isBetween(0.0, 1.0);
        assertThat(jdbc(left.formatted("long"))).isBetween(400.0, 500.0);
        await().until(() -> jdbc("select count(*) from eventstore.stream_events('short')") == 1);
    }

    @Test
    void a_claim_of_a_blocked_stream_lasts_as_long_as_its_view_says() {
        new Jdbc(dataSource)
                .query(
                        "select eventstore.register_view('long', lock_timeout_s := 500)",
                        row -> true);
        append(stream("1"), 0);
        Claim claim = claim("long");
        slots.nack("long", claim, claim.last(), Duration.ZERO, "refused");
        jdbc("select count(*) from eventstore.stream_events('long')");

        assertThat(
                        jdbc(
                                "select extract(epoch from lease_until - clock_timestamp())"
                                        + " from eventstore.blocked_streams where view = 'long'"))
                .isBetween(400.0, 500.0);
    }

    @Test
    void two_deciders_that_share_an_id_and_a_slot_share_no_failure() {
        store.register("Ledger", List.of(TYPE));
        StreamId order = stream(idInOneSlot(DECIDER, "Ledger"));
        StreamId ledger = new StreamId("Ledger", order.id());
        append(order, 0);
        append(ledger, 0);
        Claim claim = claim(VIEW);
        assertThat(claim.events()).hasSize(2);
        slots.nack(VIEW, claim, claim.events().getFirst(), Duration.ofHours(1), "refused");
        slots.ack(VIEW, claim);
        append(order, 1);
        append(ledger, 1);

        assertThat(handleAll()).extracting(RecordedEvent::stream).containsExactly(ledger);
    }

    @Test
    void an_append_costs_the_same_however_long_its_stream_and_however_many_the_views() {
        append(stream("short"), 0);
        store.append(stream("long"), 0, events(10_000), ANONYMOUS);
        long ofShort = buffersOfAppend("short");
        long ofLong = buffersOfAppend("long");
        for (int i = 0; i < 100; i++) {
            slots.register("view" + i);
        }
        long withViews = buffersOfAppend("short");

        assertThat(ofShort).isPositive();
        assertThat(ofLong).isBetween(ofShort - TOLERANCE, ofShort + TOLERANCE);
        assertThat(withViews).isBetween(ofShort - TOLERANCE, ofShort + TOLERANCE);
    }

    /**
     * Pages that an append touches, with whatever triggers do, when all it needs to know is cached.
     */
    private long buffersOfAppend(String id) {
        return IntStream.range(0, 5).mapToLong(_ -> buffersOfOneAppend(id)).min().orElseThrow();
    }

    private long buffersOfOneAppend(String id) {
        String plan =
                new Jdbc(dataSource)
                        .query(
                                "explain (analyze, buffers, format json)"
                                        + " select * from eventstore.append_events('Order', ?, ?,"
                                        + " array[row(?, gen_random_uuid(), '{}', 1, false)"
                                        + "::eventstore.new_event])",
                                row -> row.getString(1),
                                id,
                                (long) store.read(stream(id), 0, 100_000).size(),
                                TYPE)
                        .getFirst();
        return sharedHits(plan);
    }

    private static long sharedHits(String plan) {
        Matcher hits = SHARED_HITS.matcher(plan);
        assertThat(hits.find()).isTrue();
        return Long.parseLong(hits.group(1));
    }

    private String idInOneSlot(String decider, String other) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "s" + i)
                .filter(id ->
                        Slots.of(new StreamId(decider, id)) == Slots.of(new StreamId(other, id)))
                .findFirst()
                .orElseThrow();
    }

    private double jdbc(String query) {
        return new Jdbc(dataSource).query(query, row -> row.getDouble(1)).getFirst();
    }

    private String lastCursor(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select cursor from eventstore.read_all()")) {
            String cursor = "";
            while (rows.next()) {
                cursor = rows.getString(1);
            }
            return cursor;
        }
    }

    private void append(StreamId stream, long expectedVersion) {
        assertThat(store.append(stream, expectedVersion, events(1), ANONYMOUS))
                .isInstanceOf(Appended.class);
    }

    private Claim claim(String view) {
        return slots.claim(view, 100, LEASE).orElseThrow();
    }

    private List<RecordedEvent> handleAll() {
        List<RecordedEvent> handled = new ArrayList<>();
        for (Optional<Claim> claim = slots.claim(VIEW, 2, LEASE);
                claim.isPresent();
                claim = slots.claim(VIEW, 2, LEASE)) {
            handled.addAll(claim.get().events());
            slots.ack(VIEW, claim.get());
        }
        return handled;
    }

    private static List<String> ids(List<RecordedEvent> events) {
        return events.stream().map(event -> event.stream().id()).toList();
    }

    private static void assertLeaseLost(Runnable settling) {
        assertThatThrownBy(settling::run).isInstanceOf(LeaseLostException.class);
    }

    private Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}
