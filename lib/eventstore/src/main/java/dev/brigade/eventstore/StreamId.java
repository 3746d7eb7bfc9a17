package dev.brigade.eventstore;

/**
 * Names one stream: the events of one instance of one decider. Two deciders may use the same id;
 * their streams have nothing to do with each other.
 *
 * @param decider the kind of aggregate, such as {@code Order}; 1 to 255 characters
 * @param id the instance; 1 to 255 characters
 */
public record StreamId(String decider, String id) {

    /**
     * @throws InvalidIdException when a part is empty or too long
     */
    public StreamId {
        Arguments.requireName("decider", decider);
        Arguments.requireName("stream's id", id);
    }

    @Override
    public String toString() {
        return decider + "/" + id;
    }
}
