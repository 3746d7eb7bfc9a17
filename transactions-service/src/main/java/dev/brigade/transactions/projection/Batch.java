package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a batch of events, stream by stream. */
final class Batch {

    private Batch() {}

    static void apply(
            Connection transaction, List<Projection> projections, List<RecordedEvent> batch)
            throws SQLException {
        Map<StreamId, List<RecordedEvent>> streams =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RecordedEvent::stream,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        for (List<RecordedEvent> events : streams.values()) {
            String decider = events.getFirst().stream().decider();
            for (Projection projection : projections) {
                if (projection.shows(decider)) {
                    projection.apply(transaction, events);
                }
            }
        }
    }
}
