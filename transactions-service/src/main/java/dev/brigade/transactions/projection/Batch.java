package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a batch of events, projection by projection. */
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
        for (Projection projection : projections) {
            List<List<RecordedEvent>> shown =
                    streams.entrySet().stream()
                            .filter(stream -> projection.shows(stream.getKey().decider()))
                            .map(Map.Entry::getValue)
                            .toList();
            if (!shown.isEmpty()) {
                projection.apply(transaction, shown);
            }
        }
    }
}
