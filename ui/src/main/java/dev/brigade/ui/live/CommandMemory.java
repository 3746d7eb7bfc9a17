package dev.brigade.ui.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the latest command of each story was sent through this service, so that what it caused can
 * be measured from there. Bounded, thread-safe.
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

    /** Notes a command, before it is sent. */
    public synchronized void sent(String correlationId, Instant at) {
        sent.put(correlationId, at);
    }

    /** When the story's latest command was sent; null when it did not come through here. */
    public synchronized @Nullable Instant sentAt(String correlationId) {
        return sent.get(correlationId);
    }
}
