package dev.brigade.transactions.jdbc;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Has messages handled in units of work: what one leaves to do after its commit is done then.
 * Thread-safe.
 */
public final class InboxUnits implements InboxHandler {

    private final Effect effect;

    /** A message is handled, and committed, by one thread. */
    private final ThreadLocal<@Nullable UnitOfWork> handled = new ThreadLocal<>();

    /** What is done with a message. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Does it, within the consumer's transaction.
         *
         * @throws Exception as {@link InboxHandler#handle} does
         */
        void handle(UnitOfWork transaction, EventEnvelope message) throws Exception;
    }

    /** Has messages handled so. */
    public InboxUnits(Effect effect) {
        this.effect = effect;
    }

    @Override
    public void handle(Connection transaction, EventEnvelope message) throws Exception {
        UnitOfWork unit = new UnitOfWork(transaction);
        handled.set(unit);
        effect.handle(unit, message);
    }

    @Override
    public void committed() {
        UnitOfWork unit = handled.get();
        handled.remove();
        if (unit != null) {
            unit.committed();
        }
    }
}
