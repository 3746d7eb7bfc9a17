package dev.brigade.transactions.command;

import dev.brigade.decider.Decider;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.messaging.EventCodec;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One kind of event-sourced aggregate: how it decides, and how its events are written.
 *
 * @param codec their JSON for callers
 * @param stored the same for the store
 * @param id the aggregate that a command is for
 * @param answers whether an event of the past already answers a command that changes nothing
 */
public record Aggregate<C, S, E>(
        Decider<C, S, E> decider,
        EventCodec<E> codec,
        EventMapping<E> stored,
        Function<C, String> id,
        BiPredicate<C, E> answers) {

    /** One whose events are stored as this codec writes them. */
    public static <C, S, E> Aggregate<C, S, E> of(
            Decider<C, S, E> decider,
            EventCodec<E> codec,
            Class<E> events,
            Function<C, String> id,
            BiPredicate<C, E> answers) {
        return new Aggregate<>(decider, codec, StoredEvents.as(codec, events), id, answers);
    }

    /** The decider's name in streams and in JSON, such as {@code Order}. */
    public String name() {
        return codec.decider();
    }

    /** The stream of the aggregate with this id. */
    public StreamId stream(String aggregateId) {
        return new StreamId(name(), aggregateId);
    }
}
