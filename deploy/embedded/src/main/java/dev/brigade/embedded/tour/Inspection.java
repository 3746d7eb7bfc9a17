package dev.brigade.embedded.tour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.embedded.client.Market;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the evidence from the topics and from what each service holds. */
final class Inspection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Market market;
    private final OrderTopic topic;

    Inspection(Market market, OrderTopic topic) {
        this.market = market;
        this.topic = topic;
    }

    /** When everything that the tour waits for has happened. */
    Evidence of(Guests guests) {
        Set<String> orders = guests.placed();
        List<StoredEvent> stored =
                orders.stream().flatMap(order -> stored(order).stream()).toList();
        JsonNode ledger = market.ledger(guests.accountId());
        return new Evidence(
                orders,
                shown(orders),
                stored,
                topic.read(orders, read -> holdsAll(read, stored), PATIENCE),
                tickets(orders),
                owed(orders),
                ledger.path("balance").asLong() + ledger.path("pending").asLong());
    }

    private static boolean holdsAll(List<Delivery> delivered, List<StoredEvent> stored) {
        Set<String> ids = new HashSet<>();
        delivered.forEach(each -> ids.add(each.eventId()));
        return stored.stream().allMatch(event -> ids.contains(event.eventId()));
    }

    private Map<String, String> shown(Set<String> orders) {
        Map<String, String> shown = new HashMap<>();
        orders.forEach(order -> shown.put(order, market.status(order)));
        return shown;
    }

    private long owed(Set<String> orders) {
        return Guests.PRICE
                * orders.stream()
                        .map(market::order)
                        .filter(order -> order.path("status").asText().equals("PREPARED"))
                        .filter(order -> order.path("accountId").isTextual())
                        .count();
    }

    private List<StoredEvent> stored(String orderId) {
        List<StoredEvent> events = new ArrayList<>();
        market.services()
                .transactions()
                .get("/api/streams/Order/" + orderId + "/events")
                .require(200)
                .path("items")
                .forEach(item ->
                        events.add(
                                new StoredEvent(
                                        orderId,
                                        item.path("eventId").asText(),
                                        item.path("kind").asText())));
        return events;
    }

    private List<String> tickets(Set<String> orders) {
        List<String> tickets = new ArrayList<>();
        String next = "";
        do {
            String after = next.isEmpty() ? "" : "&after=" + next;
            JsonNode page =
                    market.services().reactor().get("/api/tickets?limit=100" + after).require(200);
            page.path("items").forEach(ticket -> tickets.add(ticket.path("orderId").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        tickets.retainAll(orders);
        return tickets;
    }
}
