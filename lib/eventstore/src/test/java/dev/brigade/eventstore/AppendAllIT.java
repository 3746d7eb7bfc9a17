package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.command;
import static dev.brigade.eventstore.Samples.event;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.finalEvent;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Appends to several streams that are all or nothing: the first of a store, which does not know its
 * rights yet and goes one by one, and later ones, which go at once.
 */
class AppendAllIT {

    private static final OwnTable<String> ANSWERS = AppendAllIT::insertAnswers;

    private final AgroalDataSource pool = Databases.withEventStore();
    private final PostgresEventStore store = PostgresEventStore.pollingOnly(pool);

    @BeforeEach
    void begin() {
        store.register(DECIDER, List.of(TYPE));
        Databases.run(
                pool, "create table answer (command_id text primary key check (command_id <> ''))");
    }

    @AfterEach
    void end() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void are_in_one_transaction_in_their_order(boolean atOnce) {
        store.append(stream("z"), 0, events(1), ANONYMOUS);
        PostgresEventStore tested = store(atOnce);

        AppendResult result =
                tested.appendAll(
                        List.of(
                                append("z", 1, events(2)),
                                append("a", 0, events(1)),
                                append("m", 0, events(1))));

        var recorded = ((Appended) result).events();
        assertThat(recorded)
                .extracting(it -> it.stream().id() + it.version())
                .containsExactly("z2", "z3", "a1", "m1");
        assertThat(recorded).extracting(RecordedEvent::position).isSorted();
        assertThat(Stream.of("z", "a", "m").flatMap(this::read).toList())
                .containsAll(recorded)
                .hasSize(5);
        assertThat(
                        count(
                                "select count(distinct tx) from eventstore.events where decider_id <> 'before'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void are_none_where_something_is_in_the_way_of_one(boolean atOnce) {
        store.append(stream("moved on"), 0, events(2), ANONYMOUS);
        store.append(stream("closed"), 0, List.of(finalEvent()), ANONYMOUS);
        PostgresEventStore tested = store(atOnce);

        assertThat(
                        tested.appendAll(
                                List.of(
                                        append("new", 0, events(1)),
                                        append("moved on", 1, events(1)))))
                .isEqualTo(new Conflict(stream("moved on"), 1));
        assertThat(
                        tested.appendAll(
                                List.of(
                                        append("closed", 1, events(1)),
                                        append("new", 0, events(1)))))
                .isEqualTo(new Closed(stream("closed")));
        assertThatThrownBy(() ->
                        tested.appendAll(
                                List.of(
                                        append("new", 0, events(1)),
                                        append("broken", 0, List.of(event("{"))))))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("22P02"));

        assertThat(read("new")).isEmpty();
        assertThat(read("broken")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void are_replayed_where_all_were_there_before(boolean atOnce) {
        PostgresEventStore tested = store(atOnce);
        var first =
                (Appended)
                        tested.appendAll(
                                List.of(commanded("a", 0, "again"), commanded("b", 0, "again")));

        assertThat(
                        tested.appendAll(
                                List.of(commanded("a", 0, "again"), commanded("b", 0, "again"))))
                .isEqualTo(new Replayed(first.events()));
        assertThat(
                        tested.appendAll(
                                List.of(commanded("a", 0, "again"), commanded("new", 0, "again"))))
                .isInstanceOf(Conflict.class);
        assertThat(read("new")).isEmpty();
    }

    @Test
    void are_refused_when_there_are_none_or_two_to_one_stream() {
        assertThatThrownBy(() -> store.appendAll(List.of()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() ->
                        store.appendAll(
                                List.of(append("a", 0, events(1)), append("a", 1, events(1)))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2 appends to 1 streams");
        assertThatThrownBy(() -> append("a", 0, List.of()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void are_committed_with_a_row_or_not_at_all(boolean atOnce) {
        PostgresEventStore tested = store(atOnce);
        assertThat(tested.appendAll(List.of(append("a", 0, events(1))), ANSWERS, "one"))
                .isInstanceOf(Appended.class);

        assertThat(tested.appendAll(List.of(append("b", 0, events(1))), ANSWERS, "one"))
                .isEqualTo(new Conflict(stream("b"), 0));
        assertThat(tested.appendAll(List.of(append("a", 0, events(1))), ANSWERS, "two"))
                .isEqualTo(new Conflict(stream("a"), 0));
        assertThatThrownBy(() ->
                        tested.appendAll(
                                List.of(append("c", 0, events(1))),
                                (transaction, _) ->
                                        insertAnswers(transaction, List.of("three", "")),
                                "three"))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("23514"));

        assertThat(count("select count(*) from answer")).isEqualTo(1);
        assertThat(read("a")).hasSize(1);
        assertThat(read("b")).isEmpty();
        assertThat(read("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void conflict_while_one_of_the_streams_is_somebodys_turn(boolean atOnce) throws SQLException {
        PostgresEventStore tested = store(atOnce);
        var both = List.of(append("free", 0, events(1)), append("taken", 0, events(1)));
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            PostgresEventStore.takeTurn(other, stream("taken"));

            assertThat(tested.appendAll(both)).isEqualTo(new Conflict(stream("taken"), 0));
            assertThat(read("free")).isEmpty();
            other.rollback();
        }
        assertThat(tested.appendAll(both)).isInstanceOf(Appended.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_event_behind_another_waits_for_its_turn_too(boolean atOnce) throws SQLException {
        store.append(stream("taken"), 0, events(1), ANONYMOUS);
        PostgresEventStore tested = store(atOnce);
        var next = List.of(append("taken", 1, events(1)));
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            PostgresEventStore.takeTurn(other, stream("taken"));

            assertThat(tested.appendAll(next)).isEqualTo(new Conflict(stream("taken"), 1));
            other.rollback();
        }
        assertThat(tested.appendAll(next)).isInstanceOf(Appended.class);
        assertThat(read("taken")).hasSize(2);
        assertThat(
                        count(
                                "select count(distinct slot) from eventstore.events where decider_id = 'taken'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_event_that_comes_too_late_hears_why_and_leaves_no_trace(boolean atOnce) {
        store.append(stream("moved on"), 0, events(2), ANONYMOUS);
        store.append(stream("closed"), 0, List.of(finalEvent()), ANONYMOUS);
        store.append(stream("commanded"), 0, events(1), ANONYMOUS);
        PostgresEventStore tested = store(atOnce);
        var first = (Appended) tested.appendAll(List.of(commanded("commanded", 1, "again")));

        assertThat(tested.appendAll(List.of(append("moved on", 1, events(1)))))
                .isEqualTo(new Conflict(stream("moved on"), 1));
        assertThat(tested.appendAll(List.of(append("moved on", 3, events(1)))))
                .isEqualTo(new Conflict(stream("moved on"), 3));
        assertThat(tested.appendAll(List.of(append("closed", 1, events(1)))))
                .isEqualTo(new Closed(stream("closed")));
        assertThat(tested.appendAll(List.of(commanded("commanded", 1, "again"))))
                .isEqualTo(new Replayed(first.events()));

        var next = (Appended) tested.appendAll(List.of(append("moved on", 2, events(1))));
        assertThat(next.events().getFirst().position())
                .as("no position was drawn in vain")
                .isEqualTo(first.events().getFirst().position() + 1);
    }

    @Test
    void conflict_where_the_turn_ends_while_it_is_asked_why() {
        Databases.run(pool, "create sequence eventstore.asked");
        Databases.run(
                pool,
                """
                create or replace function eventstore.is_my_turn(decider text, decider_id text)
                    returns boolean language sql volatile as $$ select nextval('eventstore.asked') > 1 $$
                """);
        var append = List.of(append("a", 0, events(1)));

        assertThat(store.appendAll(append)).isEqualTo(new Conflict(stream("a"), 0));
        assertThat(store.appendAll(append)).isInstanceOf(Appended.class);
        assertThatThrownBy(() ->
                        store.appendAll(
                                List.of(
                                        new Append(
                                                stream("b"),
                                                0,
                                                append.getFirst().events(),
                                                ANONYMOUS))))
                .isInstanceOf(DuplicateEventException.class);
    }

    /** One that goes at once has appended before. */
    private PostgresEventStore store(boolean atOnce) {
        PostgresEventStore tested = PostgresEventStore.pollingOnly(pool);
        if (atOnce) {
            tested.register(DECIDER, List.of(TYPE));
            tested.append(stream("before"), 0, events(1), ANONYMOUS);
        }
        return tested;
    }

    private static boolean insertAnswers(Connection transaction, List<String> ids)
            throws SQLException {
        try (PreparedStatement statement =
                transaction.prepareStatement(
                        "insert into answer select unnest(?::text[]) on conflict do nothing")) {
            statement.setArray(1, transaction.createArrayOf("text", ids.toArray()));
            return statement.executeUpdate() == ids.size();
        }
    }

    private static Append append(String id, long expected, List<NewEvent> events) {
        return new Append(stream(id), expected, events, ANONYMOUS);
    }

    private static Append commanded(String id, long expected, String commandId) {
        return new Append(stream(id), expected, events(1), command(commandId));
    }

    private Stream<RecordedEvent> read(String id) {
        return store.read(stream(id), 0, 10).stream();
    }

    private long count(String sql) {
        return new Jdbc(pool).query(sql, row -> row.getLong(1)).getFirst();
    }
}
