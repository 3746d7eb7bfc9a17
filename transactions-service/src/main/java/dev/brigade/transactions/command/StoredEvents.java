package dev.brigade.transactions.command;

import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.EventTypesBuilder;
import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.messaging.EventCodec;
import java.util.List;
import java.util.function.UnaryOperator;

/** Events are stored as they are published: under the same names, with the same JSON. */
public final class StoredEvents {

    private StoredEvents() {}

    /** What this codec knows of these events, for the store: their names, schemas and upcasters. */
    public static <E> EventMapping<E> as(EventCodec<E> codec, Class<E> events) {
        return new EventMapping<>(
                types(codec, events),
                new JsonFormat<>() {
                    @Override
                    public String write(E event) {
                        return codec.encode(event);
                    }

                    @Override
                    public E read(String json, Class<? extends E> type) {
                        return codec.decode(codec.kind(type), json);
                    }
                });
    }

    private static <E> EventTypes<E> types(EventCodec<E> codec, Class<E> events) {
        EventTypesBuilder<E> types =
                EventTypes.of(codec.decider(), events).naming(codec::kind).ending(codec::isFinal);
        for (Class<? extends E> type : codec.recorded()) {
            List<UnaryOperator<String>> steps = codec.upcasters(type);
            types.version(type, steps.size() + 1);
            for (int from = 1; from <= steps.size(); from++) {
                types.upcast(type, from, steps.get(from - 1)::apply);
            }
        }
        return types.build();
    }
}
