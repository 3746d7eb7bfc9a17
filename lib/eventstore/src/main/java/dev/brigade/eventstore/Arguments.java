package dev.brigade.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every store checks before it does anything. */
final class Arguments {

    static final int DEFAULT_MAX_PAYLOAD_BYTES = 1 << 20;

    private Arguments() {}

    static void requireAppendable(long expectedVersion, List<NewEvent> events) {
        if (expectedVersion < 0) {
            throw new InvalidArgumentException(
                    "The expected version is %d, less than 0".formatted(expectedVersion));
        }
        if (events.isEmpty()) {
            throw new InvalidArgumentException("There are no events to append");
        }
        if (events.subList(0, events.size() - 1).stream().anyMatch(NewEvent::isFinal)) {
            throw new InvalidArgumentException("Only the last event can be final");
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1) {
            throw new InvalidLimitException("The limit is %d, less than 1".formatted(limit));
        }
    }

    static void requireName(String what, String value) {
        if (value.isEmpty() || value.length() > 255) {
            throw new InvalidIdException(
                    "A %s has 1 to 255 characters, not %d".formatted(what, value.length()));
        }
    }

    static void requireTwoViews(String view, String replacement) {
        if (view.equals(replacement)) {
            throw new InvalidArgumentException("View %s cannot replace itself".formatted(view));
        }
    }

    static void requirePayloads(List<NewEvent> events, int maxBytes) {
        for (NewEvent event : events) {
            int bytes = event.json().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                throw new PayloadTooLargeException(
                        "The data of an event has %d bytes, more than are allowed".formatted(bytes),
                        null);
            }
        }
    }
}
