package dev.brigade.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** What people do in the marketplace, in their words. Ids are new with every call. */
public record Marketplace(RunningBrigade brigade) {

    /** What the soup costs, in cents. */
    public static final long SOUP = 899;

    /** The marketplace of the shared system. */
    public static Marketplace open() {
        return new Marketplace(RunningBrigade.shared());
    }

    /** Opens a restaurant that sells soup. */
    public String openRestaurant() {
        String id = newId("restaurant");
        brigade.api("transactions")
                .post(
                        "/api/restaurants",
                        """
                        {"id": "%s", "name": "Soup Kitchen", "menu": {"menuId": "%s-menu",
                         "cuisine": "FRENCH",
                         "menuItems": [{"menuItemId": "soup", "name": "Soup", "price": "8.99"}]}}
                        """
                                .formatted(id, id))
                .require(201);
        return id;
    }

    /** Opens an account and waits until orders on it are possible. */
    public String openAccount(long creditLimit, String... headers) {
        String id = newId("account");
        brigade.api("account")
                .post(
                        "/api/accounts",
                        """
                        {"id": "%s", "holderName": "Ada Lovelace", "email": "ada@example.com",
                         "phone": "+442079460000", "cardNumber": "4111111111111111",
                         "address": {"streetAddress": "12 St James Square",
                                     "zipOrPostal": "SW1Y 4JH", "countryCode": "GB"},
                         "creditLimit": %d}
                        """
                                .formatted(id, creditLimit),
                        headers)
                .require(201);
        awaitCreditLimit(id, creditLimit);
        return id;
    }

    /** Changes a credit limit and waits until transactions-service knows. */
    public void changeCreditLimit(String accountId, long creditLimit, String... headers) {
        brigade.api("account")
                .put(
                        "/api/accounts/%s/credit-limit".formatted(accountId),
                        "{\"creditLimit\": %d}".formatted(creditLimit),
                        headers)
                .require(200);
        awaitCreditLimit(accountId, creditLimit);
    }

    /**
     * Orders soup.
     *
     * @param accountId who pays; null to pay in cash
     */
    public String orderSoup(String restaurantId, @Nullable String accountId, String... headers) {
        String id = newId("order");
        String account = accountId == null ? "" : ", \"accountId\": \"%s\"".formatted(accountId);
        brigade.api("transactions")
                .post(
                        "/api/restaurants/%s/orders".formatted(restaurantId),
                        "{\"orderId\": \"%s\", \"menuItems\": [{\"menuItemId\": \"soup\"}]%s}"
                                .formatted(id, account),
                        headers)
                .require(201);
        return id;
    }

    /** Pays, as soon as account-service knows that there is something to pay. */
    public void pay(String accountId, long amount) {
        String body =
                "{\"id\": \"%s\", \"amount\": %d, \"source\": \"CHECKING\"}"
                        .formatted(newId("payment"), amount);
        patiently()
                .until(
                        () -> {
                            Answer answer =
                                    brigade.api("account")
                                            .post(
                                                    "/api/accounts/%s/payments"
                                                            .formatted(accountId),
                                                    body);
                            return answer.status() == 409 ? 409 : answer.require(201).status();
                        },
                        status -> status == 201);
    }

    /** Waits for an order to come to this status. */
    public JsonNode awaitOrder(String orderId, String status) {
        return patiently()
                .until(
                        () -> brigade.api("transactions").get("/api/orders/" + orderId).json(),
                        order -> order.path("status").asText().equals(status));
    }

    /** Waits for a ledger to stand like this, in cents. */
    public void awaitLedger(String accountId, long balance, long pending) {
        patiently()
                .until(
                        () -> ledger(accountId),
                        ledger ->
                                ledger.path("balance").asLong(-1) == balance
                                        && ledger.path("pending").asLong(-1) == pending);
    }

    /** The ledger as it stands. */
    public JsonNode ledger(String accountId) {
        return brigade.api("transactions").get("/api/ledgers/" + accountId).json();
    }

    /** Waits without wasting time, and gives up after half a minute. */
    public static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(25));
    }

    /** An id that nothing has had before. */
    public static String newId(String of) {
        return of + "-" + UUID.randomUUID();
    }

    private void awaitCreditLimit(String accountId, long creditLimit) {
        patiently()
                .until(
                        () -> ledger(accountId).path("creditLimit").asLong(-1),
                        limit -> limit == creditLimit);
    }
}
