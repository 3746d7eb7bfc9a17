package dev.brigade.transactions.command;

import dev.brigade.eventstore.Append;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An event as the answer to a command tells of it, which is known before it is committed.
 *
 * @param version of the stream with this event
 */
public record Answer(UUID eventId, @Nullable String commandId, long version, String json) {

    static Answer of(RecordedEvent event) {
        return new Answer(
                event.eventId(), event.metadata().commandId(), event.version(), event.json());
    }

    static List<Answer> of(List<RecordedEvent> events) {
        return events.stream().map(Answer::of).toList();
    }

    static List<Answer> of(Append planned) {
        List<NewEvent> events = planned.events();
        return IntStream.range(0, events.size())
                .mapToObj(i ->
                        new Answer(
                                events.get(i).eventId(),
                                planned.metadata().commandId(),
                                planned.expectedVersion() + 1 + i,
                                events.get(i).json()))
                .toList();
    }
}
