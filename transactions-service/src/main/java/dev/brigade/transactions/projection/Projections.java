package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.transactions.jdbc.Transactions;
import java.sql.SQLException;
import java.util.List;

/** The subscription that keeps the read models up to date, each batch in one transaction. */
public final class Projections implements SubscriptionHandler {

    /** The name of the subscription. */
    public static final String VIEW = "projections";

    private final Transactions transactions;
    private final List<Projection> projections;
    private final Freshness freshness;

    /** Keeps these up to date, and tells those who wait for it. */
    public Projections(
            Transactions transactions, List<Projection> projections, Freshness freshness) {
        this.transactions = transactions;
        this.projections = List.copyOf(projections);
        this.freshness = freshness;
    }

    /** All of them. */
    public List<Projection> all() {
        return projections;
    }

    @Override
    public void handle(List<RecordedEvent> batch) throws SQLException {
        transactions.run(tx -> {
            ServedTables.write(tx.connection());
            Batch.apply(tx.connection(), projections, batch);
            tx.afterCommit(freshness::changed);
            return true;
        });
    }
}
