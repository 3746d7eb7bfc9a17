package dev.brigade.embedded.tour;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tour found when all was over.
 *
 * @param accepted the orders that were answered with 201
 * @param shown their status on the page
 * @param stored their events in the event store
 * @param delivered their events on Kafka, in the order of their partitions
 * @param tickets the orders of the kitchen's tickets, once for each ticket
 * @param owed what the prepared orders cost that were not paid in cash, in cents
 * @param charged what the ledger says, balance and pending together, in cents
 */
record Evidence(
        Set<String> accepted,
        Map<String, String> shown,
        List<StoredEvent> stored,
        List<Delivery> delivered,
        List<String> tickets,
        long owed,
        long charged) {
    Evidence {
        accepted = Set.copyOf(accepted);
        shown = Map.copyOf(shown);
        stored = List.copyOf(stored);
        delivered = List.copyOf(delivered);
        tickets = List.copyOf(tickets);
    }
}
