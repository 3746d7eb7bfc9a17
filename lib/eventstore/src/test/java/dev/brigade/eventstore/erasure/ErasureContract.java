package dev.brigade.eventstore.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.eventstore.erasure.ErasureContract.GuestEvent.Left;
import dev.brigade.eventstore.erasure.ErasureContract.GuestEvent.Seated;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What forgetting a person does, wherever keys and events are. */
abstract class ErasureContract {

    static final StreamId VISIT = new StreamId("Visit", "1");
    static final Seated ANN =
            new Seated("ann", "Ann \"Änne\" Smith", 4, List.of(new Wish("no nuts, allergic")));

    record Wish(@Nullable String text) {}

    sealed interface GuestEvent {
        record Seated(String guest, @Nullable String name, int age, List<Wish> wishes)
                implements GuestEvent {}

        record Left(String guest) implements GuestEvent {}
    }

    final EventStore store;
    final PersonKeys keys;
    private final EventTypes<GuestEvent> types = EventTypes.of("Visit", GuestEvent.class).build();

    /**
     * @param store one without events
     * @param keys none
     */
    ErasureContract(EventStore store, PersonKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @BeforeEach
    void register() {
        types.registerIn(store);
    }

    @Test
    void a_personal_field_is_not_in_the_store_but_read_as_it_was() {
        append(ANN);

        assertThat(read()).containsExactly(ANN);
        assertThat(stored())
                .contains("\"guest\":\"ann\"")
                .doesNotContain("Smith")
                .doesNotContain("nne")
                .doesNotContain("nuts")
                .doesNotContain("4,");
    }

    @Test
    void the_fields_of_someone_who_is_forgotten_read_as_erased_and_all_else_as_before() {
        Seated bob = new Seated("bob", "Bob", 5, List.of());
        append(ANN);
        append(bob);
        append(new Left("ann"));
        keys.forget("ann");
        keys.forget("ann");

        assertThat(read())
                .containsExactly(
                        new Seated("ann", "[erased]", 0, List.of(new Wish("[erased]"))),
                        bob,
                        new Left("ann"));
    }

    @Test
    void new_data_of_someone_who_is_forgotten_is_refused_for_good() {
        keys.forget("ann");

        assertThatThrownBy(() -> append(ANN))
                .isInstanceOfSatisfying(
                        PersonForgottenException.class,
                        e -> assertThat(e.code()).isEqualTo("ES041"))
                .hasMessageContaining("Seated has data of ann, who was forgotten");
        assertThat(stored()).isEmpty();
        append(new Left("ann"));
        append(new Seated("ann", "[erased]", 0, List.of(new Wish(null))));
        assertThat(read()).hasSize(2);
    }

    @Test
    void two_clients_use_one_key_for_a_person() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> keys.forWriting("ann").orElseThrow());
            var other = threads.submit(() -> keys.forWriting("ann").orElseThrow());

            assertThat(one.get().getEncoded()).isEqualTo(other.get().getEncoded());
        }
        assertThat(keys.forWriting("bob").orElseThrow().getEncoded())
                .isNotEqualTo(keys.forWriting("ann").orElseThrow().getEncoded());
    }

    @Test
    void what_is_appended_while_its_person_is_forgotten_is_refused_or_unreadable()
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                String guest = "guest-" + n;
                Seated seated = new Seated(guest, "Secret", 1, List.of());
                var appending = threads.submit(() -> tryToAppend(seated));
                var forgetting = threads.submit(() -> keys.forget(guest));
                appending.get();
                forgetting.get();
            }
        }
        assertThat(stored()).doesNotContain("Secret");
        assertThat(read())
                .allSatisfy(event ->
                        assertThat(((Seated) event).name()).isEqualTo(PersonalField.ERASED));
    }

    @Test
    void states_in_snapshots_are_erased_too() {
        JsonFormat<Seated> format =
                personal().protecting(new JacksonFormat<>(), "/guest", PersonalField.at("/name"));
        String json = format.write(ANN);

        assertThat(json).doesNotContain("Smith");
        assertThat(format.read(json, Seated.class)).isEqualTo(ANN);
        keys.forget("ann");
        assertThat(format.read(json, Seated.class).name()).isEqualTo("[erased]");
    }

    final PersonalData personal() {
        return PersonalData.with(keys)
                .event(
                        "Seated",
                        "/guest",
                        PersonalField.at("/name"),
                        PersonalField.at("/age").erasedAs("0"),
                        PersonalField.at("/wishes/*/text"))
                .build();
    }

    final EventMapping<GuestEvent> mapping() {
        return new EventMapping<>(types, new JacksonFormat<>(), personal());
    }

    final void append(GuestEvent event) {
        NewEvent toStore = mapping().toStore(UUID.randomUUID(), event);
        int version = store.read(VISIT, 0, 1_000).size();
        store.append(VISIT, version, List.of(toStore), new EventMetadata(null, "c", null, null));
    }

    private boolean tryToAppend(GuestEvent event) {
        try {
            append(event);
            return true;
        } catch (PersonForgottenException e) {
            return false;
        }
    }

    final List<GuestEvent> read() {
        return mapping().fromStore(store.read(VISIT, 0, 1_000));
    }

    private String stored() {
        return store.read(VISIT, 0, 1_000).stream()
                .map(RecordedEvent::json)
                .collect(Collectors.joining("\n"));
    }
}
