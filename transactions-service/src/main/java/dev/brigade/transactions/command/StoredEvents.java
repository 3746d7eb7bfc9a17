package dev.brigade.transactions.command;

import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.messaging.EventCodec;

/** Events are stored as they are published: under the same names, with the same JSON. */
public final class StoredEvents {

    private StoredEvents() {}

    /** What this codec knows of these events, for the store. */
    public static <E> EventMapping<E> as(EventCodec<E> codec, Class<E> events) {
        return new EventMapping<>(
                EventTypes.of(codec.decider(), events)
                        .naming(codec::kind)
                        .ending(codec::isFinal)
                        .build(),
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
}
