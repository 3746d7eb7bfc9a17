package dev.brigade.eventstore;

/**
 * Names one stream: the events of one instance of one decider. Two deciders may use the same id;
 * their streams have nothing to do with each other.
 *
 * @param decider the kind of aggregate, such as {@code Order}; 1 to 255 characters
 * @param id the instance; 1 to 255 characters
 */
public record StreamId(String decider, String id) {

    private static final int MAX_LENGTH = 255;

    /**
     * @throws IllegalArgumentException when a part is empty or too long
     */
    public StreamId {
        requireLength("decider", decider);
        requireLength("id", id);
    }

    private static void requireLength(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The %s of a stream has 1 to %d characters, not %d"
                            .formatted(what, MAX_LENGTH, value.length()));
        }
    }

    @Override
    public String toString() {
        return decider + "/" + id;
    }
}
