package dev.brigade.eventstore.codec;

import java.util.List;

/**
 * One type of event.
 *
 * @param name under which it is stored
 * @param version of the schema that is written, from 1
 * @param isFinal whether it closes its stream
 * @param upcasters the first from version 1 to 2, and so on up to the version that is written
 */
record EventType<E>(
        String name,
        Class<? extends E> type,
        int version,
        boolean isFinal,
        List<Upcaster> upcasters) {

    /** JSON of that version as it would be in the version that is written. */
    String current(String json, int storedVersion) {
        String current = json;
        for (Upcaster step : upcasters.subList(storedVersion - 1, upcasters.size())) {
            current = step.upcast(current);
        }
        return current;
    }
}
