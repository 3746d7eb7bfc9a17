package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.brigade.messaging.EventEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying back what the ledger says is owed. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class PaymentsIT {

    private static final String TOO_MUCH = "Amount cannot exceed current balance";

    @Inject ServiceUnderTest service;
    @Inject LedgerOfOthers ledger;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void a_payment_up_to_the_balance_is_submitted_and_published() {
        String account = openAccount();
        ledger.cleared(account, 1, 1_798, "CLEAN");
        awaitBalance(account, 1_798);
        String payment = newId("payment");
        pay(account, payment, 1_798)
                .statusCode(201)
                .header("Location", endsWith("/api/payments/" + payment))
                .body("[0].kind", equalTo("PaymentSubmittedEvent"))
                .body("[0].accountId", equalTo(account))
                .body("[0].source", equalTo("CHECKING"));

        EventEnvelope event = service.awaitEvents("payment.events.v1", payment, 1).getFirst();
        assertThat(event.type()).isEqualTo("PaymentSubmittedEvent");
        assertThat(event.decider()).isEqualTo("Payment");
        given().get("/api/accounts/" + account + "/payments")
                .then()
                .body("items.id", hasItems(payment))
                .body("items[0].status", equalTo("SUBMITTED"));
    }

    @Test
    void a_payment_above_the_balance_is_refused() {
        String account = openAccount();
        pay(account, newId("payment"), 1)
                .statusCode(409)
                .body("detail", equalTo(TOO_MUCH))
                .body("refusal.kind", equalTo("PaymentNotSubmittedEvent"));
    }

    @Test
    void what_was_cleared_badly_is_not_owed() {
        String account = openAccount();
        ledger.cleared(account, 1, 500, "BAD");
        ledger.cleared(account, 2, 100, "CLEAN");
        awaitBalance(account, 100);
    }

    @Test
    void what_a_ledger_tells_again_after_the_inbox_has_forgotten_it_changes_nothing() {
        String account = openAccount();
        String payment = newId("payment");
        ledger.cleared(account, 1, 1_000, "CLEAN");
        ledger.applied(account, 2, payment, 300);
        awaitBalance(account, 700);

        // With other ids than before: the inbox knows them no better than forgotten ones.
        ledger.cleared(account, 1, 1_000, "CLEAN");
        ledger.applied(account, 2, payment, 300);
        ledger.cleared(account, 3, 50, "CLEAN");

        awaitBalance(account, 750);
    }

    @Test
    void a_ledger_told_again_from_its_start_and_twice_leaves_what_is_owed_and_what_is_under_way() {
        String account = openAccount();
        String returned = newId("payment");
        Runnable ledgerSoFar =
                () -> {
                    ledger.cleared(account, 1, 1_000, "CLEAN");
                    ledger.cleared(account, 2, 9_999, "BAD");
                    ledger.applied(account, 3, returned, 300);
                    ledger.returned(account, 4, returned, 300);
                };
        ledgerSoFar.run();
        awaitBalance(account, 1_000);
        String underWay = newId("payment");
        pay(account, underWay, 400).statusCode(201);

        ledgerSoFar.run();
        ledgerSoFar.run();
        ledger.cleared(account, 5, 50, "CLEAN");
        awaitBalance(account, 650);

        ledger.applied(account, 6, underWay, 400);
        ledgerSoFar.run();
        ledger.cleared(account, 7, 1, "CLEAN");
        awaitBalance(account, 651);
    }

    @Test
    void what_is_paid_cannot_be_paid_again_before_or_after_the_ledger_applied_it() {
        String account = openAccount();
        ledger.cleared(account, 1, 1_000, "CLEAN");
        awaitBalance(account, 1_000);
        String payment = newId("payment");
        pay(account, payment, 600).statusCode(201);
        pay(account, newId("payment"), 401).statusCode(409).body("detail", equalTo(TOO_MUCH));

        ledger.applied(account, 2, payment, 600);
        ledger.cleared(account, 3, 1, "CLEAN");
        awaitBalance(account, 401);
    }

    @Test
    void a_returned_payment_is_owed_again() {
        String account = openAccount();
        ledger.cleared(account, 1, 1_000, "CLEAN");
        awaitBalance(account, 1_000);
        String payment = newId("payment");
        pay(account, payment, 1_000).statusCode(201);
        json("{}")
                .post("/api/payments/" + payment + "/returned")
                .then()
                .statusCode(200)
                .body("[0].kind", equalTo("PaymentReturnedEvent"))
                .body("[0].streamVersion", equalTo(2));
        json("{}")
                .post("/api/payments/" + payment + "/returned")
                .then()
                .statusCode(409)
                .body("detail", equalTo("Payment is already returned!"));

        ledger.applied(account, 2, payment, 1_000);
        ledger.returned(account, 3, payment, 1_000);
        awaitBalance(account, 1_000);
    }

    @Test
    void payments_at_once_cannot_have_the_same_balance() {
        String account = openAccount();
        ledger.cleared(account, 1, 1_000, "CLEAN");
        awaitBalance(account, 1_000);
        List<Integer> statuses =
                Stream.generate(() -> newId("payment"))
                        .limit(6)
                        .map(id ->
                                CompletableFuture.supplyAsync(
                                        () -> payStatus(account, id), Thread::startVirtualThread))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    @Test
    void a_payment_for_nobody_is_refused() {
        pay("nobody", newId("payment"), 1)
                .statusCode(409)
                .body("detail", equalTo("Account does not exist!"));
    }

    private static int payStatus(String account, String payment) {
        return pay(account, payment, 1_000).extract().statusCode();
    }

    private static ValidatableResponse pay(String account, String payment, long amount) {
        return json("""
        {"id": "%s", "amount": %d, "source": "CHECKING"}
        """
                        .formatted(payment, amount))
                .post("/api/accounts/" + account + "/payments")
                .then();
    }

    /** Nothing shows the balance; it is what a payment can just not exceed. */
    private void awaitBalance(String account, long cents) {
        await().until(() -> ledger.copyOf(account) == cents);
    }
}
