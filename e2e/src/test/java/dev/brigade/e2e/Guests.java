package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.newId;
import static dev.brigade.e2e.Marketplace.patiently;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Guests who order soup, one after the other, until they are sent home. Whoever gets no answer, or
 * is told to come back, asks for the same again. Thread-safe.
 */
final class Guests implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Marketplace marketplace;
    private final String restaurant;
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final ExecutorService tables = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> guests = new ArrayList<>();
    private volatile boolean hungry = true;

    Guests(Marketplace marketplace, String restaurant) {
        this.marketplace = marketplace;
        this.restaurant = restaurant;
    }

    /**
     * One more.
     *
     * @param account who pays; null to pay in cash
     */
    void welcome(@Nullable String account) {
        guests.add(
                tables.submit(() -> {
                    while (hungry) {
                        orders.add(order(account));
                    }
                }));
    }

    /** Waits for so many more orders to be accepted. */
    void awaitOrders(int more) {
        int enough = orders.size() + more;
        patiently().pollInterval(Duration.ofMillis(1)).until(() -> orders.size() >= enough);
    }

    /** No guest orders any more; those who have waited for an answer have it. */
    List<String> sendHome() throws Exception {
        hungry = false;
        for (Future<?> guest : guests) {
            guest.get();
        }
        return List.copyOf(orders);
    }

    private String order(@Nullable String account) {
        String id = newId("order");
        String paidBy = account == null ? "" : ", \"accountId\": \"%s\"".formatted(account);
        String body =
                "{\"orderId\": \"%s\", \"menuItems\": [{\"menuItemId\": \"soup\"}]%s}"
                        .formatted(id, paidBy);
        patiently()
                .atMost(LONGEST)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> isAccepted(id, body));
        return id;
    }

    private boolean isAccepted(String id, String body) {
        Answer answer =
                marketplace
                        .brigade()
                        .api("transactions")
                        .post(
                                "/api/restaurants/%s/orders".formatted(restaurant),
                                body,
                                "Idempotency-Key",
                                id);
        return answer.status() != 503 && answer.require(201).status() == 201;
    }

    @Override
    public void close() {
        hungry = false;
        tables.close();
    }
}
