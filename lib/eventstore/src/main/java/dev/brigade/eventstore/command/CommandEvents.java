package dev.brigade.eventstore.command;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of a command, with their ids. The first one's id is made of the command's, so that the
 * store's unique index on event ids refuses a command that comes twice, however much later, and
 * finds what came of it.
 */
record CommandEvents<E>(StreamId stream, @Nullable String commandId, EventMapping<E> mapping) {

    private static final int PAGE = 100;

    List<NewEvent> toStore(List<E> events) {
        List<NewEvent> toStore = new ArrayList<>(events.size());
        for (E event : events) {
            UUID id =
                    toStore.isEmpty() && commandId != null
                            ? EventIds.first(stream, commandId)
                            : EventIds.next();
            toStore.add(mapping.toStore(id, event));
        }
        return toStore;
    }

    /** What was recorded when the command came before; empty when it did not. */
    Optional<CommandResult<E>> firstTime(EventStore store) {
        if (commandId == null) {
            return Optional.empty();
        }
        return store.find(EventIds.first(stream, commandId))
                .map(first -> replayed(all(store, first)));
    }

    CommandResult<E> replayed(List<RecordedEvent> recorded) {
        return new CommandResult.Replayed<>(mapping.fromStore(recorded), recorded);
    }

    private List<RecordedEvent> all(EventStore store, RecordedEvent first) {
        List<RecordedEvent> all = new ArrayList<>();
        List<RecordedEvent> page;
        int before;
        do {
            before = all.size();
            page = store.read(stream, first.version() - 1 + before, PAGE);
            page.stream().takeWhile(this::isOurs).forEach(all::add);
        } while (all.size() == before + PAGE);
        return List.copyOf(all);
    }

    private boolean isOurs(RecordedEvent event) {
        return event.metadata().commandId() != null
                && event.metadata().commandId().equals(commandId);
    }
}
