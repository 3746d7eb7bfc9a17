package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.SOUP;
import static dev.brigade.e2e.Marketplace.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Event-carried state: a credit limit changed in one service decides in another. */
class CreditLimitStoryIT {

    static Marketplace marketplace;

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
    }

    @Test
    void an_order_over_a_lowered_credit_limit_is_rejected() {
        String restaurant = marketplace.openRestaurant();
        String account = marketplace.openAccount(10_000);
        marketplace.awaitOrder(marketplace.orderSoup(restaurant, account), "PREPARED");
        marketplace.awaitLedger(account, SOUP, 0);

        marketplace.changeCreditLimit(account, 2 * SOUP - 1);
        String order = marketplace.orderSoup(restaurant, account);

        JsonNode rejected = marketplace.awaitOrder(order, "REJECTED");
        assertThat(rejected.toString()).contains("over credit limit");
        marketplace.awaitLedger(account, SOUP, 0);
    }

    @Test
    void an_order_that_just_fits_the_credit_limit_is_confirmed() {
        String restaurant = marketplace.openRestaurant();
        String account = marketplace.openAccount(10_000);

        marketplace.changeCreditLimit(account, SOUP);

        marketplace.awaitOrder(marketplace.orderSoup(restaurant, account), "PREPARED");
    }

    @Test
    void the_reactors_replica_follows_the_owner() {
        String account = marketplace.openAccount(10_000);

        marketplace.changeCreditLimit(account, 4_321);

        JsonNode replica =
                patiently()
                        .until(
                                () ->
                                        marketplace
                                                .brigade()
                                                .api("reactor")
                                                .get("/api/replicas/accounts/" + account)
                                                .json(),
                                found -> found.path("creditLimit").asLong() == 4_321);
        assertThat(replica.path("sourceVersion").asLong()).isEqualTo(2);
    }
}
