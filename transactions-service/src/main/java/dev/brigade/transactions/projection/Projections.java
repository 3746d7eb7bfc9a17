package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.transactions.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    @Override
    public void handle(List<RecordedEvent> batch) throws SQLException {
        Map<StreamId, List<RecordedEvent>> streams =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RecordedEvent::stream,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        transactions.run(tx -> {
            for (List<RecordedEvent> events : streams.values()) {
                apply(tx.connection(), events);
            }
            tx.afterCommit(freshness::changed);
            return true;
        });
    }

    private void apply(Connection transaction, List<RecordedEvent> events) throws SQLException {
        StreamIndex.update(transaction, events.getLast());
        String decider = events.getFirst().stream().decider();
        for (Projection projection : projections) {
            if (projection.decider().equals(decider)) {
                projection.apply(transaction, events);
            }
        }
    }
}
