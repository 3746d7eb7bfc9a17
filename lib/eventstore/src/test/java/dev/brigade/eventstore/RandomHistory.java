package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What consumers could settle, and what they do not know whether they could. */
final class RandomHistory {

    private record Handled(long fence, RecordedEvent event) {}

    private final Queue<Handled> handled = new ConcurrentLinkedQueue<>();
    private final Queue<RecordedEvent> unknown = new ConcurrentLinkedQueue<>();

    void handled(Claim claim, List<RecordedEvent> events) {
        events.forEach(event -> handled.add(new Handled(claim.fence(), event)));
    }

    void unknown(List<RecordedEvent> events) {
        unknown.addAll(events);
    }

    void assertHandledOnceAndInOrder(List<RecordedEvent> log) {
        Map<StreamId, List<Handled>> byStream =
                handled.stream()
                        .sorted(
                                Comparator.comparing(Handled::fence)
                                        .thenComparing(it -> it.event().version()))
                        .collect(Collectors.groupingBy(it -> it.event().stream()));
        byStream.forEach((stream, events) ->
                assertThat(events.stream().map(it -> it.event().version()).toList())
                        .as("%s, fence and version: %s", stream, described(events))
                        .isSorted()
                        .doesNotHaveDuplicates());
        Set<RecordedEvent> all = new HashSet<>(unknown);
        handled.forEach(it -> all.add(it.event()));
        assertThat(all).as("nothing lost").containsAll(log);
    }

    private static List<String> described(List<Handled> events) {
        return events.stream().map(it -> it.fence() + " " + it.event().version()).toList();
    }

    static void assertEachStreamInOrder(List<RecordedEvent> events) {
        Map<StreamId, List<Long>> versions = new HashMap<>();
        for (RecordedEvent event : events) {
            versions.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                    .add(event.version());
        }
        versions.forEach((stream, order) -> assertThat(order).as("%s", stream).isSorted());
    }
}
