package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.awaitStatus;
import static dev.brigade.transactions.support.Marketplace.ledger;
import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.order;
import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static dev.brigade.transactions.support.Marketplace.orderOf;
import static dev.brigade.transactions.support.Marketplace.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OrderJourneyIT {

    private static final long PIZZA = 899;

    private final String account = newId("account");
    private Marketplace marketplace;
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        marketplace = new Marketplace();
        restaurant = marketplace.openRestaurant();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void an_order_within_the_limit_is_confirmed_cooked_charged_and_collected() {
        marketplace.openAccount(account, 1_000);

        String order = marketplace.place(restaurant, orderOf("pizza", account));
        awaitStatus(order, "CONFIRMED");
        awaitLedger(0, PIZZA, 1_000 - PIZZA);

        marketplace.cook(order);
        awaitStatus(order, "PREPARED");
        awaitLedger(PIZZA, 0, 1_000 - PIZZA);

        post("/api/orders/" + order + "/collected", "").statusCode(200);
        awaitStatus(order, "COLLECTED");
    }

    @Test
    void an_order_over_the_limit_is_declined_by_the_accounts_replica() {
        marketplace.openAccount(account, 1_000);
        marketplace.changeCreditLimit(account, 1_000, PIZZA - 1);

        String order = marketplace.place(restaurant, orderOf("pizza", account));

        awaitStatus(order, "REJECTED");
        assertThat(order(order).jsonPath().getString("reason")).isEqualTo("over credit limit");
        awaitLedger(0, 0, PIZZA - 1);
    }

    @Test
    void an_order_in_cash_is_prepared_without_a_payment() {
        String order = marketplace.place(restaurant, orderInCash());

        awaitStatus(order, "CREATED");
        marketplace.cook(order);

        awaitStatus(order, "PREPARED");
    }

    @Test
    void an_order_of_free_things_is_confirmed_at_once() {
        marketplace.openAccount(account, 0);

        String order = marketplace.place(restaurant, orderOf("bread", account));
        awaitStatus(order, "CONFIRMED");
        marketplace.cook(order);

        awaitStatus(order, "PREPARED");
    }

    @Test
    void a_cancelled_order_gives_its_money_free() {
        marketplace.openAccount(account, 1_000);
        String order = marketplace.place(restaurant, orderOf("pizza", account));
        awaitStatus(order, "CONFIRMED");

        post("/api/orders/" + order + "/cancelled", "{\"reason\":\"too late\"}").statusCode(200);

        awaitStatus(order, "CANCELLED");
        awaitLedger(0, 0, 1_000);
    }

    @Test
    void an_order_waits_for_an_account_that_is_announced_later() {
        String order = marketplace.place(restaurant, orderOf("pizza", account));
        awaitStatus(order, "CREATED");

        marketplace.announceAccount(account, 1_000, "RS");

        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void an_order_for_an_account_that_nobody_announces_is_rejected() {
        String order = marketplace.place(restaurant, orderOf("pizza", account));

        awaitStatus(order, "REJECTED");
        assertThat(order(order).jsonPath().getString("reason")).isEqualTo("Account is not known!");
    }

    @Test
    void an_account_in_a_country_that_is_not_allowed_cannot_order() {
        marketplace.announceAccount(account, 1_000, "ZZ");

        String order = marketplace.place(restaurant, orderOf("pizza", account));

        awaitStatus(order, "REJECTED");
        assertThat(order(order).jsonPath().getString("reason"))
                .isEqualTo("not allowed country code: ZZ");
    }

    @Test
    void an_account_that_moved_or_closed_orders_on_other_terms() {
        marketplace.openAccount(account, 5_000);
        marketplace.publish(
                "account.events.v1",
                "Account",
                "AddressChangedEvent",
                account,
                """
                {"kind":"AddressChangedEvent","decider":"Account","id":"%s","version":1,
                 "final":false,"address":{"streetAddress":"1","zipOrPostal":"1","countryCode":"ZZ"},
                 "oldAddress":{"streetAddress":"2","zipOrPostal":"2","countryCode":"RS"}}
                """
                        .formatted(account));
        marketplace.changeCreditLimit(account, 5_000, 6_000);
        assertThat(reasonOfRejection()).isEqualTo("not allowed country code: ZZ");

        marketplace.publish(
                "account.events.v1",
                "Account",
                "AccountClosedEvent",
                account,
                """
                {"kind":"AccountClosedEvent","decider":"Account","id":"%s","version":1,"final":true}
                """
                        .formatted(account));
        marketplace.changeCreditLimit(account, 6_000, 7_000);
        assertThat(reasonOfRejection()).isEqualTo("Account is closed!");
    }

    private String reasonOfRejection() {
        String order = marketplace.place(restaurant, orderOf("pizza", account));
        awaitStatus(order, "REJECTED");
        return order(order).jsonPath().getString("reason");
    }

    @Test
    void payments_and_returns_reach_the_ledger() {
        marketplace.openAccount(account, 1_000);
        String payment = newId("payment");

        tellPayment("PaymentSubmittedEvent", payment);
        awaitLedger(-250, 0, 1_250);

        tellPayment("PaymentReturnedEvent", payment);
        awaitLedger(0, 0, 1_000);
    }

    private void tellPayment(String kind, String payment) {
        marketplace.publish(
                "payment.events.v1",
                "Payment",
                kind,
                payment,
                """
                {"kind":"%s","decider":"Payment","id":"%s","version":1,"final":false,
                 "accountId":"%s","amount":250,"source":"SAVINGS"}
                """
                        .formatted(kind, payment, account));
    }

    private void awaitLedger(long balance, long pending, long available) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    JsonPath now = ledger(account).jsonPath();
                    assertThat(now.getLong("balance")).isEqualTo(balance);
                    assertThat(now.getLong("pending")).isEqualTo(pending);
                    assertThat(now.getLong("available")).isEqualTo(available);
                });
    }
}
