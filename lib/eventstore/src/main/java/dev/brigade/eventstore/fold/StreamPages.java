package dev.brigade.eventstore.fold;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import java.util.List;

/** Where events are read from, such as {@code store::read}. */
@FunctionalInterface
public interface StreamPages {

    /** A stream from old to new: those after a version, up to a limit. */
    List<RecordedEvent> read(StreamId stream, long afterVersion, int limit);
}
