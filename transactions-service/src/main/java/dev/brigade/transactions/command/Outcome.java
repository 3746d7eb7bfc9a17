package dev.brigade.transactions.command;

import dev.brigade.decider.Refusal;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import java.util.List;
import java.util.function.Supplier;

/** What came of a command. */
public sealed interface Outcome {

    /**
     * These events were appended, or will be when the transaction ends.
     *
     * @param events at least one, in order
     */
    record Recorded(List<Answer> events) implements Outcome {}

    /**
     * There was nothing left to do.
     *
     * @param earlier finds the events that answer the command, from the time when it was done: as
     *     long as the transaction lasts, and only where somebody wants to know, since it reads
     *     through the stream
     */
    record Unchanged(Supplier<List<RecordedEvent>> earlier) implements Outcome {}

    /**
     * The domain said no, and nothing was appended.
     *
     * @param json the refusal event
     */
    record Refused(String reason, String json) implements Outcome {

        /** The refusal event as an outcome. */
        public static <E> Refused of(E event, EventCodec<E> codec) {
            return new Refused(((Refusal) event).reason(), codec.encode(event));
        }
    }
}
