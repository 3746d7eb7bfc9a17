package dev.brigade.eventstore.codec;

/**
 * Rewrites the JSON of an event from one schema version to the next. Must be pure, so it is
 * thread-safe; it runs at every read of an old event, which stays as it is in the store.
 */
@FunctionalInterface
public interface Upcaster {

    /**
     * The same event in the next version.
     *
     * @param json in the version before, as stored
     */
    String upcast(String json);
}
