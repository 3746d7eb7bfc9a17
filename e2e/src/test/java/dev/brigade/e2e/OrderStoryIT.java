package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.SOUP;
import static dev.brigade.e2e.Marketplace.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Through all services: an order is paid, cooked, cleared, and its account is paid back. */
class OrderStoryIT {

    static Marketplace marketplace;

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
    }

    @Test
    void an_order_on_account_is_paid_cooked_and_cleared_and_a_payment_lowers_the_balance() {
        String restaurant = marketplace.openRestaurant();
        String account = marketplace.openAccount(10_000);

        String order = marketplace.orderSoup(restaurant, account);

        marketplace.awaitOrder(order, "PREPARED");
        marketplace.awaitLedger(account, SOUP, 0);
        assertThat(marketplace.ledger(account).path("available").asLong()).isEqualTo(10_000 - SOUP);

        marketplace.pay(account, 500);

        marketplace.awaitLedger(account, SOUP - 500, 0);
    }

    @Test
    void an_order_in_cash_is_cooked_without_asking_anybody_for_money() {
        String order = marketplace.orderSoup(marketplace.openRestaurant(), null);

        JsonNode prepared = marketplace.awaitOrder(order, "PREPARED");

        assertThat(prepared.path("accountId").isTextual()).isFalse();
    }

    @Test
    void a_customer_is_told_that_the_order_is_ready() {
        String account = marketplace.openAccount(10_000);
        String order = marketplace.orderSoup(marketplace.openRestaurant(), account);

        JsonNode notification =
                patiently()
                        .until(
                                () -> notificationOf(order),
                                found -> found.path("kind").asText().equals("ORDER_READY"));

        assertThat(notification.path("accountId").asText()).isEqualTo(account);
    }

    @Test
    void a_collected_order_is_over() {
        String order = marketplace.orderSoup(marketplace.openRestaurant(), null);
        marketplace.awaitOrder(order, "PREPARED");
        Api transactions = marketplace.brigade().api("transactions");

        transactions.post("/api/orders/%s/collected".formatted(order), "{}").require(200);

        marketplace.awaitOrder(order, "COLLECTED");
        transactions.post("/api/orders/%s/cancelled".formatted(order), "{}").require(409);
    }

    private static JsonNode notificationOf(String order) {
        for (JsonNode item :
                marketplace
                        .brigade()
                        .api("reactor")
                        .get("/api/notifications")
                        .json()
                        .path("items")) {
            if (item.path("orderId").asText().equals(order)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
