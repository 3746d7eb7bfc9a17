package dev.brigade.ui.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the latest commands were sent through this service, so that what they caused can be measured
 * from there. Bounded, thread-safe.
 */
public final class CommandMemory {

    private static final int CAPACITY = 10_000;

    private final Map<String, Instant> sent =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > CAPACITY;
                }
            };

    /** Notes a command, before it is sent. Its id is known only if its sender chose it. */
    public synchronized void sent(String correlationId, @Nullable String commandId, Instant at) {
        sent.put(correlationId, at);
        if (commandId != null) {
            sent.put(commandId, at);
        }
    }

    /**
     * When this command, or the latest one of this story, was sent.
     *
     * @param id of the command, or the correlation id of the story
     * @return null when it did not come through here
     */
    public synchronized @Nullable Instant sentAt(String id) {
        return sent.get(id);
    }
}
