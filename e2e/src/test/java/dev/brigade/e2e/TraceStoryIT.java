package dev.brigade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.e2e.Wire.Seen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who caused what can be told from the records alone, across all services. */
class TraceStoryIT {

    static final List<String> TOPICS =
            List.of(
                    "restaurant.events.v1",
                    "order.events.v1",
                    "ledger.events.v1",
                    "order.commands.v1",
                    "account.events.v1");
    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    static Marketplace marketplace;

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
    }

    @Test
    void all_records_of_an_order_carry_its_correlation_its_trace_and_their_cause() {
        String restaurant = marketplace.openRestaurant();
        String account = marketplace.openAccount(10_000);
        String correlation = Marketplace.newId("story");

        marketplace.orderSoup(
                restaurant, account, "X-Correlation-Id", correlation, "traceparent", TRACEPARENT);

        List<Seen> story = story(correlation, "TransactionClearedEvent");
        assertThat(types(story))
                .containsExactlyInAnyOrder(
                        "RestaurantOrderPlacedEvent",
                        "OrderCreatedEvent",
                        "TransactionDecisionedEvent",
                        "OrderConfirmedEvent",
                        "MarkOrderAsPreparedCommand",
                        "OrderPreparedEvent",
                        "TransactionClearedEvent");
        assertThat(story).allSatisfy(seen -> assertThat(traceId(seen)).isEqualTo(TRACE));
        assertEveryCauseIsPartOf(story);
    }

    @Test
    void a_change_of_an_account_carries_its_correlation_and_trace_through_the_outbox() {
        String account = marketplace.openAccount(10_000);
        String correlation = Marketplace.newId("story");

        marketplace.changeCreditLimit(
                account, 5_000, "X-Correlation-Id", correlation, "traceparent", TRACEPARENT);

        List<Seen> story = story(correlation, "CreditLimitChangedEvent");
        assertThat(story)
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.key()).isEqualTo(account);
                    assertThat(seen.header("ce_version")).isEqualTo("2");
                    assertThat(traceId(seen)).isEqualTo(TRACE);
                });
    }

    private static List<Seen> story(String correlation, String lastType) {
        return new Wire(marketplace.brigade().endpoints().kafka())
                .readUntil(
                        TOPICS,
                        seen -> correlation.equals(seen.optionalHeader("ce_correlationid")),
                        story -> types(story).contains(lastType));
    }

    /** Only the first steps, which a request caused, have a cause outside the story, or none. */
    private static void assertEveryCauseIsPartOf(List<Seen> story) {
        Set<String> ids =
                story.stream().map(seen -> seen.header("ce_id")).collect(Collectors.toSet());
        Set<String> first = Set.of("RestaurantOrderPlacedEvent", "OrderCreatedEvent");
        assertThat(story)
                .filteredOn(seen -> !first.contains(seen.header("ce_type")))
                .allSatisfy(seen -> assertThat(ids).contains(seen.header("ce_causationid")));
    }

    private static String traceId(Seen seen) {
        return seen.header("traceparent").split("-", -1)[1];
    }

    private static List<String> types(List<Seen> story) {
        return story.stream().map(seen -> seen.header("ce_type")).toList();
    }
}
