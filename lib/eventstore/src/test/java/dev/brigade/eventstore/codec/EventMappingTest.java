package dev.brigade.eventstore.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.decider.Refusal;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMappingTest.CupEvent.Billing.Paid;
import dev.brigade.eventstore.codec.EventMappingTest.CupEvent.Broken;
import dev.brigade.eventstore.codec.EventMappingTest.CupEvent.Filled;
import dev.brigade.eventstore.codec.EventMappingTest.CupEvent.NotFilled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventMappingTest {

    private static final StreamId CUP = new StreamId("Cup", "1");

    sealed interface CupEvent {
        record Filled(int millilitres, String with) implements CupEvent {}

        sealed interface Billing extends CupEvent {
            record Paid(int cents) implements Billing {}
        }

        record Broken() implements CupEvent {}

        record NotFilled(String reason) implements CupEvent, Refusal {}
    }

    sealed interface Open {
        non-sealed interface Anything extends Open {}
    }

    private final EventTypes<CupEvent> types =
            EventTypes.of("Cup", CupEvent.class)
                    .ending(Broken.class)
                    .version(Filled.class, 3)
                    .upcast(Filled.class, 1, json -> json.replace("\"ml\"", "\"millilitres\""))
                    .upcast(Filled.class, 2, json -> json.replace("}", ",\"with\":\"coffee\"}"))
                    .build();
    private final EventMapping<CupEvent> mapping = new EventMapping<>(types, new JacksonFormat<>());

    @Test
    void every_record_below_the_sealed_type_is_an_event_but_refusals() {
        assertThat(types.schemaVersions()).isEqualTo(Map.of("Filled", 3, "Paid", 1, "Broken", 1));
    }

    @Test
    void an_event_is_stored_under_its_name_and_version_and_read_again() {
        NewEvent filled = mapping.toStore(UUID.randomUUID(), new Filled(200, "tea"));
        NewEvent broken = mapping.toStore(UUID.randomUUID(), new Broken());

        assertThat(filled.type()).isEqualTo("Filled");
        assertThat(filled.schemaVersion()).isEqualTo(3);
        assertThat(filled.isFinal()).isFalse();
        assertThat(broken.isFinal()).isTrue();
        assertThat(mapping.fromStore(List.of(stored("Filled", 3, filled.json()))))
                .containsExactly(new Filled(200, "tea"));
    }

    @Test
    void events_of_all_versions_are_read_as_the_current_one() {
        assertThat(
                        mapping.fromStore(
                                List.of(
                                        stored("Filled", 1, "{\"ml\":1}"),
                                        stored("Filled", 2, "{\"millilitres\":2}"),
                                        stored(
                                                "Filled",
                                                3,
                                                "{\"millilitres\":3,\"with\":\"tea\"}"))))
                .containsExactly(
                        new Filled(1, "coffee"), new Filled(2, "coffee"), new Filled(3, "tea"));
    }

    @Test
    void a_missing_upcaster_shows_at_start() {
        var builder =
                EventTypes.of("Cup", CupEvent.class)
                        .version(Paid.class, 3)
                        .upcast(Paid.class, 1, json -> json);

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("Events of Cup: Paid is written in version 3")
                .withMessageContaining(
                        "needs upcasters from versions [1, 2] and has them from [1]");
    }

    @Test
    void an_upcaster_beyond_the_written_version_shows_at_start() {
        var builder = EventTypes.of("Cup", CupEvent.class).upcast(Paid.class, 1, json -> json);

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("Paid is written in version 1");
    }

    @Test
    void a_subtype_that_anybody_may_extend_shows_at_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventTypes.of("Cup", Open.class))
                .withMessageContaining("Anything must be sealed");
        assertThatIllegalStateException()
                .isThrownBy(() -> EventTypes.of("Cup", Object.class))
                .withMessageContaining("must be sealed");
    }

    @Test
    void two_types_of_one_name_show_at_start() {
        var builder = EventTypes.of("Cup", CupEvent.class).naming(_ -> "Event");

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("have one name");
    }

    @Test
    void a_class_that_was_renamed_keeps_its_name_in_the_store() {
        var renamed =
                EventTypes.of("Cup", CupEvent.class)
                        .naming(type -> "Cup" + type.getSimpleName())
                        .name(Paid.class, "CupBilled")
                        .build();

        assertThat(renamed.schemaVersions())
                .containsOnlyKeys("CupFilled", "CupBilled", "CupBroken");
    }

    @Test
    void a_stored_type_that_the_code_does_not_know_has_a_clear_error() {
        assertUnreadable(
                stored("Emptied", 1, "{}"),
                "Event 1 of Cup/1, Emptied (version 1), cannot be read: Cup knows only");
    }

    @Test
    void a_stored_version_that_is_newer_than_the_code_has_a_clear_error() {
        assertUnreadable(stored("Filled", 4, "{}"), "versions are known up to 3");
    }

    @Test
    void json_that_does_not_fit_names_its_event() {
        assertUnreadable(stored("Paid", 1, "[]"), "Event 1 of Cup/1, Paid (version 1)");
    }

    @Test
    void a_refusal_is_not_stored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.toStore(UUID.randomUUID(), new NotFilled("full")));
    }

    @Test
    void what_is_registered_can_be_appended_in_its_current_version_only() {
        InMemoryEventStore store = new InMemoryEventStore();
        types.registerIn(store);
        EventMetadata metadata = new EventMetadata(null, "c", null, null);
        NewEvent filled = mapping.toStore(UUID.randomUUID(), new Filled(1, "tea"));
        NewEvent old = new NewEvent(UUID.randomUUID(), "Filled", 1, "{}", false);

        store.append(CUP, 0, List.of(filled), metadata);
        assertThatThrownBy(() -> store.append(CUP, 1, List.of(old), metadata))
                .hasMessageContaining("Filled (version 1)");
    }

    private void assertUnreadable(RecordedEvent event, String message) {
        assertThatThrownBy(() -> mapping.fromStore(List.of(event)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(message);
    }

    private static RecordedEvent stored(String type, int version, String json) {
        return new RecordedEvent(
                UUID.randomUUID(),
                CUP,
                1,
                type,
                version,
                json,
                false,
                new EventMetadata(null, "c", null, null),
                Instant.EPOCH,
                1);
    }
}
