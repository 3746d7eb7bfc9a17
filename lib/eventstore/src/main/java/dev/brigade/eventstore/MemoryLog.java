package dev.brigade.eventstore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** The events of an in-memory store: all, by stream, and by slot. Its own monitor guards it. */
final class MemoryLog {

    private final List<RecordedEvent> all = new ArrayList<>();
    private final Map<StreamId, List<RecordedEvent>> streams = new HashMap<>();
    private final Map<UUID, Integer> placesInSlot = new HashMap<>();
    private final List<List<RecordedEvent>> slots =
            IntStream.range(0, Slots.COUNT)
                    .<List<RecordedEvent>>mapToObj(slot -> new ArrayList<>())
                    .toList();

    void add(RecordedEvent event) {
        all.add(event);
        streams.computeIfAbsent(event.stream(), stream -> new ArrayList<>()).add(event);
        List<RecordedEvent> slot = slots.get(Slots.of(event.stream()));
        placesInSlot.put(event.eventId(), slot.size());
        slot.add(event);
    }

    /** The event's place among those of its slot, from 0. */
    int placeInSlot(RecordedEvent event) {
        return Objects.requireNonNull(placesInSlot.get(event.eventId()));
    }

    List<RecordedEvent> all() {
        return Collections.unmodifiableList(all);
    }

    List<RecordedEvent> stream(StreamId stream) {
        return Collections.unmodifiableList(streams.getOrDefault(stream, List.of()));
    }

    List<RecordedEvent> slot(int slot) {
        return Collections.unmodifiableList(slots.get(slot));
    }
}
