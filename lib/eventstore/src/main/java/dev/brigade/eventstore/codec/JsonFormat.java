package dev.brigade.eventstore.codec;

/**
 * Writes values as JSON and reads them again, with whatever JSON library the application has. Must
 * be thread-safe.
 *
 * @param <T> events, or states
 */
public interface JsonFormat<T> {

    /** A well-formed JSON document. */
    String write(T value);

    /**
     * Reads what {@link #write} wrote, or an upcaster.
     *
     * @param type what it was, or is to be read as
     * @throws RuntimeException any, when the JSON does not fit
     */
    T read(String json, Class<? extends T> type);
}
