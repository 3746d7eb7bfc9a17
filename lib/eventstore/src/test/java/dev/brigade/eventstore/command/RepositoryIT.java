package dev.brigade.eventstore.command;

import static dev.brigade.eventstore.command.Till.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.Append;
import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.command.Till.Event.Deposited;
import dev.brigade.eventstore.command.Till.Event.TillShut;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.micrometer.MicrometerInstrumentation;
import dev.brigade.eventstore.snapshot.PostgresSnapshots;
import dev.brigade.eventstore.snapshot.SnapshotPolicy;
import dev.brigade.eventstore.snapshot.Snapshots;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepositoryIT {

    private final AgroalDataSource dataSource = Databases.withEventStore();
    private final PostgresEventStore store = new PostgresEventStore(dataSource);
    private final Snapshots<Till.State> snapshots =
            new Snapshots<>(
                    new PostgresSnapshots(dataSource),
                    Till.State.class,
                    new JacksonFormat<>(),
                    1,
                    SnapshotPolicy.everyEvents(2),
                    Runnable::run);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Repository<Till.State, Till.Event> tills = repository();

    @BeforeEach
    void register() {
        Till.mapping().types().registerIn(store);
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }

    @Test
    void a_transaction_sees_what_it_appended_to_a_stream_and_others_when_it_is_committed()
            throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
            deposit(work, "1", 2);
            deposit(work, "2", 1);
            assertThat(tills.load(work, "1").state().balance()).isEqualTo(7);
            assertThat(balance("1")).isZero();
            work.commit();
        }
        assertThat(balance("1")).isEqualTo(7);
        assertThat(balance("2")).isEqualTo(1);
    }

    @Test
    void what_was_rolled_back_is_not_remembered() throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
        }
        assertThat(balance("1")).isZero();
        assertThat(snapshots.latest(new StreamId("Till", "1"))).isEmpty();
    }

    @Test
    void a_state_that_others_have_left_behind_conflicts_and_is_read_again() throws SQLException {
        Folded<Till.State> old;
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
            work.commit();
        }
        try (Work work = new Work(dataSource)) {
            old = tills.load(work, "1");
            try (Work other = new Work(dataSource)) {
                deposit(other, "1", 1);
                other.commit();
            }
            assertThat(tills.append(work, "1", old, List.of(new Deposited(1)), by(null)))
                    .isInstanceOf(Conflict.class);
        }
        assertThat(balance("1")).isEqualTo(6);
    }

    @Test
    void the_state_at_hand_is_given_without_a_look_at_the_log() throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
            assertThat(tills.atHand("1")).isEmpty();
            work.commit();
        }
        try (Work elsewhere = new Work(dataSource)) {
            repository()
                    .append(
                            elsewhere,
                            "1",
                            repository().load(elsewhere, "1"),
                            List.of(new Deposited(1)),
                            by(null));
            elsewhere.commit();
        }
        assertThat(tills.atHand("1").orElseThrow().state().balance()).isEqualTo(5);
        assertThat(balance("1")).isEqualTo(6);
    }

    @Test
    void a_plan_is_written_at_its_end_and_its_states_are_at_hand_then() throws SQLException {
        AppendPlan plan = new AppendPlan();
        assertThat(plan.isEmpty()).isTrue();
        tills.plan(plan, "1", nothing(), List.of(new Deposited(5), new Deposited(2)), by("a"));
        Append second = tills.plan(plan, "2", nothing(), List.of(new Deposited(1)), by("a"));
        assertThat(balance("1")).isZero();

        AppendResult result = plan.write(store);

        assertThat(((Appended) result).events())
                .extracting(it -> it.stream().id() + it.version())
                .containsExactly("11", "12", "21");
        assertThat(((Appended) result).events().getLast().eventId())
                .isEqualTo(second.events().getFirst().eventId());
        assertThat(tills.atHand("1").orElseThrow().state().balance()).isEqualTo(7);
        assertThat(tills.atHand("2").orElseThrow().version()).isEqualTo(1);
        assertThat(metrics.timer("eventstore.append", "decider", "Till", "outcome", "appended"))
                .extracting(Timer::count)
                .isEqualTo(2L);
    }

    @Test
    void nothing_of_a_plan_is_remembered_where_something_is_in_its_way() throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "2", 5);
            work.commit();
        }
        AppendPlan plan = new AppendPlan();
        tills.plan(plan, "1", nothing(), List.of(new Deposited(5)), by("a"));
        tills.plan(plan, "2", nothing(), List.of(new Deposited(1)), by("a"));

        assertThat(plan.write(store)).isEqualTo(new Conflict(new StreamId("Till", "2"), 0));

        assertThat(tills.atHand("1")).isEmpty();
        assertThat(balance("1")).isZero();
        assertThat(balance("2")).isEqualTo(5);
    }

    @Test
    void a_stream_that_has_ended_is_not_kept_at_hand() throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
            work.commit();
        }
        assertThat(tills.atHand("1")).isPresent();
        AppendPlan plan = new AppendPlan();
        tills.plan(
                plan, "1", tills.atHand("1").orElseThrow(), List.of(new TillShut()), by("the end"));

        plan.write(store);

        assertThat(tills.atHand("1")).isEmpty();
        try (Work work = new Work(dataSource)) {
            assertThat(tills.load(work, "1").state().shut()).isTrue();
        }
    }

    private static Folded<Till.State> nothing() {
        return Folded.nothing(new Till().initialState());
    }

    @Test
    void a_snapshot_is_taken_after_the_commit_and_read_on_the_transactions_connection()
            throws SQLException {
        try (Work work = new Work(dataSource)) {
            deposit(work, "1", 5);
            deposit(work, "1", 2);
            assertThat(snapshots.latest(new StreamId("Till", "1"))).isEmpty();
            work.commit();
        }
        assertThat(snapshots.latest(new StreamId("Till", "1")).orElseThrow().version())
                .isEqualTo(2);
        try (Work work = new Work(dataSource)) {
            assertThat(repository().load(work, "1").state().balance()).isEqualTo(7);
        }
    }

    @Test
    void appends_and_conflicts_and_states_that_are_not_at_hand_are_counted() throws SQLException {
        try (Work work = new Work(dataSource)) {
            Folded<Till.State> nothing = tills.load(work, "1");
            tills.append(work, "1", nothing, List.of(new Deposited(1)), by(null));
            tills.append(work, "1", nothing, List.of(new Deposited(1)), by(null));
        }

        assertThat(metrics.timer("eventstore.append", "decider", "Till", "outcome", "appended"))
                .extracting(Timer::count)
                .isEqualTo(1L);
        assertThat(metrics.timer("eventstore.append", "decider", "Till", "outcome", "conflict"))
                .extracting(Timer::count)
                .isEqualTo(1L);
        assertThat(metrics.counter("eventstore.cache", "decider", "Till", "result", "miss"))
                .extracting(Counter::count)
                .isEqualTo(1.0);
    }

    private Repository<Till.State, Till.Event> repository() {
        return new Repository<>(
                store,
                new Till(),
                Till.mapping(),
                snapshots,
                10,
                new MicrometerInstrumentation(metrics));
    }

    private void deposit(Work work, String id, int amount) {
        AppendResult result =
                tills.append(
                        work, id, tills.load(work, id), List.of(new Deposited(amount)), by(null));
        assertThat(result).isInstanceOf(Appended.class);
    }

    private int balance(String id) throws SQLException {
        try (Work work = new Work(dataSource)) {
            return tills.load(work, id).state().balance();
        }
    }

    /** A transaction; closing it rolls back what was not committed. */
    private static final class Work implements Transaction, AutoCloseable {

        private final Connection connection;
        private final List<Runnable> afterCommit = new ArrayList<>();

        Work(AgroalDataSource dataSource) throws SQLException {
            connection = dataSource.getConnection();
            connection.setAutoCommit(false);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }

        void commit() throws SQLException {
            connection.commit();
            afterCommit.forEach(Runnable::run);
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
