package dev.brigade.transactions;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import java.sql.Connection;

/** A handler whose effect appends events: subscriptions hear of them as soon as it is committed. */
record WakingHandler(InboxHandler effect, Runnable wake) implements InboxHandler {

    @Override
    public void handle(Connection transaction, EventEnvelope event) throws Exception {
        effect.handle(transaction, event);
    }

    @Override
    public void committed() {
        wake.run();
    }
}
