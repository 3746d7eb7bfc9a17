package dev.brigade.transactions.command;

import dev.brigade.decider.Refusal;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import java.util.List;

/** What came of a command. */
public sealed interface Outcome {

    /**
     * These events were appended.
     *
     * @param events at least one, in order
     */
    record Recorded(List<RecordedEvent> events) implements Outcome {}

    /**
     * There was nothing left to do.
     *
     * @param earlier the events that answer the command, from the time when it was done
     */
    record Unchanged(List<RecordedEvent> earlier) implements Outcome {}

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
