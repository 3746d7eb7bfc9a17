package dev.brigade.eventstore;

import java.util.List;

/** What every store checks before it does anything. */
final class Arguments {

    private Arguments() {}

    static void requireAppendable(long expectedVersion, List<NewEvent> events) {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException(
                    "The expected version is %d, less than 0".formatted(expectedVersion));
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("There are no events to append");
        }
        if (events.subList(0, events.size() - 1).stream().anyMatch(NewEvent::isFinal)) {
            throw new IllegalArgumentException("Only the last event can be final");
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is %d, less than 1".formatted(limit));
        }
    }

    static void requireName(String what, String value) {
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException(
                    "A %s has 1 to 255 characters, not %d".formatted(what, value.length()));
        }
    }

    static void requireTwoViews(String view, String replacement) {
        if (view.equals(replacement)) {
            throw new IllegalArgumentException("View %s cannot replace itself".formatted(view));
        }
    }
}
