package dev.brigade.embedded.tour;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of the accepted orders.
 *
 * @param finished how many are shown as prepared or rejected
 * @param lost orders that did not finish, events that never came to Kafka, and a charge that is
 *     missing
 * @param repeated events, tickets and charges that are there twice; a second delivery of the same
 *     event is not
 * @param outOfOrder events that came to Kafka before one that precedes them in their stream
 * @param absorbed second deliveries, which changed nothing
 */
record Verdict(int accepted, int finished, int lost, int repeated, int outOfOrder, int absorbed) {
    private static final Set<String> FINISHED = Set.of("PREPARED", "REJECTED");

    static Verdict of(Evidence evidence) {
        int finished = finished(evidence);
        List<Delivery> first = firstDeliveries(evidence.delivered());
        return new Verdict(
                evidence.accepted().size(),
                finished,
                evidence.accepted().size()
                        - finished
                        + undelivered(evidence)
                        + (evidence.charged() < evidence.owed() ? 1 : 0),
                duplicates(effects(evidence)) + (evidence.charged() > evidence.owed() ? 1 : 0),
                outOfOrder(first),
                evidence.delivered().size() - first.size());
    }

    /** Nothing was lost, repeated or out of order. */
    boolean isClean() {
        return lost == 0 && repeated == 0 && outOfOrder == 0;
    }

    /** The one line. */
    String line() {
        return "accepted %d, finished %d, lost %d, repeated %d, out of order %d"
                .formatted(accepted, finished, lost, repeated, outOfOrder);
    }

    private static int finished(Evidence evidence) {
        return (int)
                evidence.accepted().stream()
                        .filter(order ->
                                FINISHED.contains(evidence.shown().getOrDefault(order, "")))
                        .count();
    }

    private static int undelivered(Evidence evidence) {
        Set<String> delivered = new HashSet<>();
        evidence.delivered().forEach(each -> delivered.add(each.eventId()));
        return (int)
                evidence.stored().stream()
                        .filter(event -> !delivered.contains(event.eventId()))
                        .count();
    }

    /**
     * Whatever may be there once: one event of a kind in a stream, one event at a place in it, one
     * ticket.
     */
    private static List<Object> effects(Evidence evidence) {
        Stream<Object> kinds =
                evidence.stored().stream().map(event -> List.of(event.orderId(), event.kind()));
        Stream<Object> places =
                firstDeliveries(evidence.delivered()).stream()
                        .map(each -> List.of(each.orderId(), each.version()));
        Stream<Object> tickets = evidence.tickets().stream().map(order -> order);
        return Stream.of(kinds, places, tickets).flatMap(each -> each).toList();
    }

    private static int duplicates(Collection<?> all) {
        return all.size() - new HashSet<>(all).size();
    }

    private static List<Delivery> firstDeliveries(List<Delivery> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(each -> seen.add(each.eventId())).toList();
    }

    private static int outOfOrder(List<Delivery> deliveries) {
        Map<String, Long> highest = new HashMap<>();
        int late = 0;
        for (Delivery each : deliveries) {
            long before = highest.getOrDefault(each.orderId(), 0L);
            late += each.version() < before ? 1 : 0;
            highest.put(each.orderId(), Math.max(before, each.version()));
        }
        return late;
    }
}
