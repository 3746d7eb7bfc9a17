package dev.brigade.eventstore.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.View;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.history.TimeTravelTest.RoomEvent.Entered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TimeTravelTest {

    private static final StreamId ROOM = new StreamId("Room", "1");

    sealed interface RoomEvent {
        record Entered(String name) implements RoomEvent {}
    }

    private static final View<List<String>, RoomEvent> PEOPLE =
            new View<>() {
                @Override
                public List<String> initialState() {
                    return List.of();
                }

                @Override
                public List<String> evolve(List<String> people, RoomEvent event) {
                    return switch (event) {
                        case Entered(String name) ->
                                Stream.concat(people.stream(), Stream.of(name)).toList();
                    };
                }
            };

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final EventMapping<RoomEvent> mapping =
            new EventMapping<>(
                    EventTypes.of("Room", RoomEvent.class)
                            .version(Entered.class, 2)
                            .upcast(Entered.class, 1, json -> json.replace("who", "name"))
                            .build(),
                    new JacksonFormat<>());
    private final TimeTravel<List<String>, RoomEvent> rooms =
            new TimeTravel<>(store, PEOPLE, mapping, null);

    @Test
    void the_state_after_each_version_is_seen_by_the_view_of_today() {
        store.register("Room", List.of("Entered"));
        mapping.types().registerIn(store);
        append(new NewEvent(UUID.randomUUID(), "Entered", 1, "{\"who\":\"Ann\"}", false));
        append(mapping.toStore(UUID.randomUUID(), new Entered("Bob")));

        assertThat(rooms.at("1", 0).state()).isEmpty();
        assertThat(rooms.at("1", 1).state()).containsExactly("Ann");
        assertThat(rooms.at("1", 2).state()).containsExactly("Ann", "Bob");
        assertThat(rooms.at("1", 9).version()).isEqualTo(2);
        assertThat(rooms.at("another", 9).version()).isZero();
    }

    @Test
    void the_state_at_an_instant_has_what_was_appended_by_then() {
        mapping.types().registerIn(store);
        List<Instant> times = new ArrayList<>();
        for (String name : List.of("Ann", "Bob", "Cid")) {
            times.add(append(mapping.toStore(UUID.randomUUID(), new Entered(name))));
        }

        assertThat(rooms.at("1", times.getFirst().minusNanos(1)).state()).isEmpty();
        assertThat(rooms.at("1", times.getFirst()).state()).containsExactly("Ann");
        assertThat(rooms.at("1", times.get(2).minusNanos(1)).state()).containsExactly("Ann", "Bob");
        assertThat(rooms.at("1", times.get(2)).asOf()).isEqualTo(times.get(2));
        assertThat(rooms.at("1", Instant.MAX).state()).hasSize(3);
    }

    @Test
    void a_journey_over_many_pages_stops_where_it_should() {
        mapping.types().registerIn(store);
        List<NewEvent> many =
                Stream.generate(() -> mapping.toStore(UUID.randomUUID(), new Entered("Ann")))
                        .limit(1_300)
                        .toList();
        store.append(ROOM, 0, many, new EventMetadata(null, "c", null, null));

        assertThat(rooms.at("1", 1_000).state()).hasSize(1_000);
        assertThat(rooms.at("1", 1_299).state()).hasSize(1_299);
        assertThat(rooms.at("1", Instant.MAX).state()).hasSize(1_300);
    }

    /** Appends at an instant that is later than that of the event before. */
    private Instant append(NewEvent event) {
        List<RecordedEvent> before = store.read(ROOM, 0, 100);
        if (!before.isEmpty()) {
            Instant last = before.getLast().createdAt();
            Awaitility.await().until(() -> Instant.now().isAfter(last.plusNanos(1_000)));
        }
        store.append(ROOM, before.size(), List.of(event), new EventMetadata(null, "c", null, null));
        return store.read(ROOM, before.size(), 1).getFirst().createdAt();
    }
}
