package dev.brigade.benchmarks.eventstore;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.brigade.decider.Decider;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JsonFormat;
import java.math.BigDecimal;
import java.util.List;

/** A decider whose commands lead to one event each, of the JSON that the floor inserts. */
final class Orders implements Decider<Orders.Repeat, Orders.State, Orders.Event> {

    /** Orders the same again. */
    record Repeat(Event.OrderCreatedEvent event) {}

    sealed interface Event {
        record OrderCreatedEvent(
                String kind,
                String decider,
                String id,
                int version,
                @JsonProperty("final") boolean last,
                String restaurantId,
                List<MenuItem> menuItems)
                implements Event {}
    }

    record MenuItem(String menuItemId, String name, BigDecimal price, int quantity) {}

    record State(int orders, int items) {}

    /** By Jackson, as an application has it. */
    static final class Json<T> implements JsonFormat<T> {
        private final JsonMapper mapper = new JsonMapper();

        @Override
        public String write(T value) {
            try {
                return mapper.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public T read(String json, Class<? extends T> type) {
            try {
                return mapper.readValue(json, type);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    static EventMapping<Event> mapping() {
        return new EventMapping<>(
                EventTypes.of(Writes.DECIDER, Event.class)
                        .name(Event.OrderCreatedEvent.class, Writes.TYPE)
                        .build(),
                new Json<>());
    }

    static Repeat repeat() {
        return new Repeat(
                new Json<Event.OrderCreatedEvent>()
                        .read(Writes.JSON, Event.OrderCreatedEvent.class));
    }

    @Override
    public State initialState() {
        return new State(0, 0);
    }

    @Override
    public List<Event> decide(Repeat command, State state) {
        return List.of(command.event());
    }

    @Override
    public State evolve(State state, Event event) {
        return switch (event) {
            case Event.OrderCreatedEvent created ->
                    new State(state.orders() + 1, state.items() + created.menuItems().size());
        };
    }
}
