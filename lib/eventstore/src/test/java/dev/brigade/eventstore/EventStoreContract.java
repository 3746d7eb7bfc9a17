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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every event store does. */
abstract class EventStoreContract {

    private static final StreamId STREAM = stream("1");

    final EventStore store;

    /**
     * @param store one without events
     */
    EventStoreContract(EventStore store) {
        this.store = store;
    }

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
    }

    @Test
    void an_appended_event_is_read_as_it_was_appended() {
        NewEvent event = event("{\"price\": \"8.99\",  \"b\":1}");
        RecordedEvent recorded = appended(STREAM, 0, List.of(event), command("c")).getFirst();

        assertThat(store.read(STREAM, 0, 10)).containsExactly(recorded);
        assertThat(recorded.eventId()).isEqualTo(event.eventId());
        assertThat(recorded.stream()).isEqualTo(STREAM);
        assertThat(recorded.version()).isEqualTo(1);
        assertThat(recorded.type()).isEqualTo(TYPE);
        assertThat(recorded.schemaVersion()).isEqualTo(1);
        assertThat(recorded.json()).isEqualTo("{\"price\": \"8.99\",  \"b\":1}");
        assertThat(recorded.isFinal()).isFalse();
        assertThat(recorded.metadata()).isEqualTo(command("c"));
    }

    @Test
    void events_of_one_append_get_versions_without_gaps() {
        appended(STREAM, 0, events(2), ANONYMOUS);
        appended(STREAM, 2, events(3), ANONYMOUS);

        assertThat(store.read(STREAM, 0, 10))
                .extracting(RecordedEvent::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_stream_is_read_from_a_version_on_and_up_to_a_limit() {
        appended(STREAM, 0, events(5), ANONYMOUS);

        assertThat(store.read(STREAM, 2, 2))
                .extracting(RecordedEvent::version)
                .containsExactly(3L, 4L);
        assertThat(store.read(STREAM, 5, 2)).isEmpty();
        assertThat(store.read(stream("another"), 0, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void an_append_at_another_version_conflicts_and_writes_nothing(int events) {
        appended(STREAM, 0, events(2), ANONYMOUS);

        assertThat(store.append(STREAM, 0, events(events), ANONYMOUS))
                .isEqualTo(new Conflict(STREAM, 0));
        assertThat(store.append(STREAM, 1, events(events), ANONYMOUS))
                .isEqualTo(new Conflict(STREAM, 1));
        assertThat(store.append(STREAM, 3, events(events), ANONYMOUS))
                .isEqualTo(new Conflict(STREAM, 3));
        assertThat(store.read(STREAM, 0, 10)).hasSize(2);
    }

    @Test
    void a_command_that_comes_again_is_answered_with_its_first_events() {
        appended(STREAM, 0, events(1), command("earlier"));
        List<RecordedEvent> first = appended(STREAM, 1, events(2), command("c"));
        appended(STREAM, 3, events(1), command("later"));

        assertThat(store.append(STREAM, 1, events(2), command("c"))).isEqualTo(new Replayed(first));
        assertThat(store.read(STREAM, 0, 10)).hasSize(4);
    }

    @Test
    void a_command_that_closed_its_stream_is_replayed_too() {
        List<RecordedEvent> first = appended(STREAM, 0, List.of(finalEvent()), command("c"));

        assertThat(store.append(STREAM, 0, events(1), command("c"))).isEqualTo(new Replayed(first));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_stream_takes_nothing_after_its_final_event(int events) {
        appended(STREAM, 0, List.of(event("{}"), finalEvent()), ANONYMOUS);

        assertThat(store.append(STREAM, 2, events(events), ANONYMOUS))
                .isEqualTo(new Closed(STREAM));
        assertThat(store.append(STREAM, 1, events(events), ANONYMOUS))
                .isEqualTo(new Closed(STREAM));
    }

    @Test
    void an_unregistered_event_is_refused_with_all_of_its_append() {
        NewEvent unknown = new NewEvent(UUID.randomUUID(), "OrderEatenEvent", 1, "{}", false);
        NewEvent newer = new NewEvent(UUID.randomUUID(), TYPE, 2, "{}", false);

        assertThatThrownBy(() ->
                        store.append(STREAM, 0, List.of(event("{}"), unknown, newer), ANONYMOUS))
                .isInstanceOf(UnregisteredEventException.class)
                .hasMessageContaining(
                        "Order: OrderCreatedEvent (version 2), OrderEatenEvent (version 1)");
        assertThat(store.read(STREAM, 0, 10)).isEmpty();
    }

    @Test
    void an_event_is_appended_in_the_schema_versions_that_are_registered() {
        store.register(DECIDER, Map.of(TYPE, 2));
        store.register(DECIDER, Map.of(TYPE, 2));
        NewEvent first = event("{}");
        NewEvent second = new NewEvent(UUID.randomUUID(), TYPE, 2, "{}", false);
        NewEvent third = new NewEvent(UUID.randomUUID(), TYPE, 3, "{}", false);

        appended(STREAM, 0, List.of(first, second), ANONYMOUS);
        assertThat(store.read(STREAM, 0, 10))
                .extracting(RecordedEvent::schemaVersion)
                .containsExactly(1, 2);
        assertThatThrownBy(() -> store.append(STREAM, 2, List.of(third), ANONYMOUS))
                .isInstanceOf(UnregisteredEventException.class);
    }

    @Test
    void an_event_is_found_by_its_id() {
        List<RecordedEvent> recorded = appended(STREAM, 0, events(2), command("c"));

        assertThat(store.find(recorded.getLast().eventId())).contains(recorded.getLast());
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void an_event_of_another_decider_is_refused() {
        store.register("Ledger", List.of("TransactionDecisionedEvent"));

        assertThatThrownBy(() -> store.append(new StreamId("Ledger", "1"), 0, events(1), ANONYMOUS))
                .isInstanceOf(UnregisteredEventException.class);
    }

    @Test
    void an_event_id_is_taken_once() {
        NewEvent event = event("{}");
        appended(STREAM, 0, List.of(event), ANONYMOUS);

        assertThatThrownBy(() -> store.append(stream("2"), 0, List.of(event), ANONYMOUS))
                .isInstanceOf(DuplicateEventException.class);
        assertThatThrownBy(() -> store.append(STREAM, 1, List.of(event), ANONYMOUS))
                .isInstanceOf(DuplicateEventException.class);
        assertThatThrownBy(() -> store.append(STREAM, 1, List.of(event("{}"), event), ANONYMOUS))
                .isInstanceOf(DuplicateEventException.class);
        assertThat(store.read(STREAM, 0, 10)).hasSize(1);
        assertThat(store.read(stream("2"), 0, 10)).isEmpty();
    }

    @Test
    void two_deciders_that_share_an_id_have_a_stream_each() {
        store.register("Ledger", List.of(TYPE));
        StreamId ledger = new StreamId("Ledger", STREAM.id());
        appended(STREAM, 0, events(2), ANONYMOUS);
        appended(ledger, 0, events(1), ANONYMOUS);

        assertThat(store.read(STREAM, 0, 10)).hasSize(2);
        assertThat(store.read(ledger, 0, 10))
                .extracting(RecordedEvent::version)
                .containsExactly(1L);
    }

    @Test
    void all_events_are_read_page_by_page_each_stream_in_order() {
        for (int version = 0; version < 10; version++) {
            for (int id = 0; id < 5; id++) {
                appended(stream("s" + id), version, events(1), ANONYMOUS);
            }
        }
        List<RecordedEvent> all = readAll(Cursor.start(), 7);

        assertThat(all).hasSize(50).doesNotHaveDuplicates();
        for (int id = 0; id < 5; id++) {
            StreamId stream = stream("s" + id);
            assertThat(all.stream().filter(event -> event.stream().equals(stream)))
                    .extracting(RecordedEvent::version)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void a_reader_at_the_end_finds_what_comes_later() {
        appended(STREAM, 0, events(1), ANONYMOUS);
        Cursor end = store.readAll(Cursor.start(), 10).next();
        assertThat(store.readAll(end, 10).events()).isEmpty();
        List<RecordedEvent> later = appended(STREAM, 1, events(1), ANONYMOUS);

        assertThat(store.readAll(end, 10).events()).isEqualTo(later);
    }

    @Test
    void arguments_that_make_no_sense_are_refused_each_kind_with_its_code() {
        assertRefused("ES007", () -> store.append(STREAM, -1, events(1), ANONYMOUS));
        assertRefused("ES007", () -> store.append(STREAM, 0, List.of(), ANONYMOUS));
        assertRefused(
                "ES007",
                () -> store.append(STREAM, 0, List.of(finalEvent(), event("{}")), ANONYMOUS));
        assertRefused("ES007", () -> new NewEvent(UUID.randomUUID(), TYPE, 0, "{}", false));
        assertRefused("ES021", () -> stream(""));
        assertRefused("ES021", () -> stream("x".repeat(256)));
        assertRefused("ES022", () -> store.read(STREAM, 0, 0));
        assertRefused("ES022", () -> store.readAll(Cursor.start(), -1));
    }

    @Test
    void an_event_of_a_mebibyte_is_taken_and_a_longer_one_refused_with_all_of_its_append() {
        NewEvent longest = event("\"" + "x".repeat((1 << 20) - 2) + "\"");
        NewEvent tooLong = event("\"" + "ü".repeat(1 << 19) + "\"");
        appended(STREAM, 0, List.of(longest), ANONYMOUS);

        assertThatThrownBy(() -> store.append(STREAM, 1, List.of(event("{}"), tooLong), ANONYMOUS))
                .isInstanceOfSatisfying(
                        PayloadTooLargeException.class,
                        e -> assertThat(e.code()).isEqualTo("ES020"));
        assertThat(store.read(STREAM, 0, 10)).hasSize(1);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    final List<RecordedEvent> appended(
            StreamId stream, long expectedVersion, List<NewEvent> events, EventMetadata metadata) {
        AppendResult result = store.append(stream, expectedVersion, events, metadata);
        assertThat(result).isInstanceOf(Appended.class);
        return ((Appended) result).events();
    }

    private List<RecordedEvent> readAll(Cursor from, int limit) {
        List<RecordedEvent> all = new ArrayList<>();
        Page page = store.readAll(from, limit);
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = store.readAll(page.next(), limit);
        }
        return all;
    }
}
