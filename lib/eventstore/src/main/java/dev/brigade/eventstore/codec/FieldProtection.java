package dev.brigade.eventstore.codec;

import java.util.List;
import java.util.Set;

/** What happens to the JSON of events on its way into the store and back. Thread-safe. */
public interface FieldProtection {

    /** None: what is stored is what was written. */
    FieldProtection NONE =
            new FieldProtection() {
                @Override
                public String protect(String eventType, String json) {
                    return json;
                }

                @Override
                public List<String> reveal(List<String> stored) {
                    return stored;
                }
            };

    /** The names of the events that it has to do with, to find misspelt ones at start. */
    default Set<String> eventTypes() {
        return Set.of();
    }

    /** The JSON to store for an event of this type. */
    String protect(String eventType, String json);

    /** What was given to {@link #protect}, as far as it may still be seen; in the same order. */
    List<String> reveal(List<String> stored);
}
