package dev.brigade.messaging;

import java.sql.Connection;

/** What a consumer does with an event. Called by several threads, one for each partition. */
@FunctionalInterface
public interface InboxHandler {

    /**
     * Writes the event's effect. The consumer commits it together with the inbox row and the Kafka
     * offset; the handler must neither commit nor roll back, nor do anything that a rollback does
     * not undo. Called again with the same event after a rollback.
     *
     * @throws InvalidEventException when trying again is useless: the event becomes a dead letter
     * @throws Exception anything else is tried again, with growing pauses
     */
    void handle(Connection transaction, EventEnvelope event) throws Exception;

    /**
     * Called after the effect of {@link #handle} was committed, in the same thread and before it
     * handles anything else: to wake up whoever waits for it. Not called for an event that had its
     * effect before. It must neither wait nor throw, and nothing may depend on it: a crash can come
     * before.
     */
    default void committed() {}
}
