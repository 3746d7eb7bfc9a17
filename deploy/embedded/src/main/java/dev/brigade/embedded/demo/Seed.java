package dev.brigade.embedded.demo;

import dev.brigade.embedded.Await;
import dev.brigade.embedded.client.Market;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the demo data in place, by the same routes that anybody uses. What is there already stays as
 * it is.
 */
public final class Seed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FINISHED = Set.of("COLLECTED", "REJECTED", "CANCELLED");

    private final Market market;

    public Seed(Market market) {
        this.market = market;
    }

    /** Returns when all demo orders are finished; false when there was nothing to do. */
    public boolean plant() {
        if (DemoData.ORDERS.stream().allMatch(placed -> isFinished(placed.order().orderId()))) {
            return false;
        }
        DemoData.RESTAURANTS.forEach(market::open);
        DemoData.CUSTOMERS.forEach(market::open);
        DemoData.ORDERS.forEach(this::place);
        DemoData.ORDERS.forEach(placed -> finish(placed.order().orderId()));
        return true;
    }

    private void place(DemoData.Placed placed) {
        if (market.status(placed.order().orderId()).isEmpty()) {
            market.place(placed.restaurantId(), placed.order());
        }
    }

    private void finish(String orderId) {
        String status =
                Await.some(
                        PATIENCE,
                        "The demo order " + orderId + " was not cooked",
                        () -> Optional.of(market.status(orderId)).filter(Seed::isCookedOrFinished));
        if (!FINISHED.contains(status)) {
            market.collect(orderId);
        }
    }

    private boolean isFinished(String orderId) {
        return FINISHED.contains(market.status(orderId));
    }

    private static boolean isCookedOrFinished(String status) {
        return status.equals("PREPARED") || FINISHED.contains(status);
    }
}
