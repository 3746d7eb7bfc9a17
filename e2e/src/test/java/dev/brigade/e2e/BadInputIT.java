package dev.brigade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is answered with a problem that names the field: never a 500, never a stack trace. */
class BadInputIT {

    private static final String TOO_DEEP = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    private static final String TOO_LARGE = "{\"a\": \"%s\"}".formatted("x".repeat(300 * 1024));
    private static final String RESTAURANT =
            """
            {"id": "%s", "name": "%s", "menu": {"menuId": "m", "cuisine": "%s",
             "menuItems": [{"menuItemId": "soup", "name": "Soup", "price": %s}]}}
            """;
    private static final String ACCOUNT =
            """
            {"id": "%s", "holderName": "Ada", "email": "ada@example.com", "phone": "+442079460000",
             "cardNumber": "4111111111111111", "creditLimit": %s,
             "address": {"streetAddress": "1 Road", "zipOrPostal": "1", "countryCode": "GB"}}
            """;

    static RunningBrigade brigade;

    /**
     * A call and what must come back.
     *
     * @param field which field the problem names; null when it is about no field
     */
    record Case(
            String what,
            String service,
            String method,
            String path,
            String body,
            int status,
            @Nullable String field) {
        @Override
        public String toString() {
            return "%s: %s %s of %s is %d".formatted(service, method, path, what, status);
        }
    }

    static List<Case> cases() {
        return List.of(
                post("malformed JSON", "account", "/api/accounts", "{", "body"),
                post("a list", "account", "/api/accounts", "[]", "body"),
                post("deep nesting", "account", "/api/accounts", TOO_DEEP, "body"),
                post("nothing", "account", "/api/accounts", "{}", "holderName"),
                post("a bad id", "account", "/api/accounts", account("a b", "100"), "id"),
                post(
                        "a negative limit",
                        "account",
                        "/api/accounts",
                        account("a", "-1"),
                        "creditLimit"),
                post("half a cent", "account", "/api/accounts", account("a", "0.5"), "creditLimit"),
                post(
                        "text for a number",
                        "account",
                        "/api/accounts",
                        account("a", "\"1\""),
                        "creditLimit"),
                post(
                        "a huge limit",
                        "account",
                        "/api/accounts",
                        account("a", "1e99"),
                        "creditLimit"),
                post(
                        "an unknown kind",
                        "account",
                        "/api/commands",
                        command("Account", "Nope"),
                        "kind"),
                large("account", "/api/accounts"),
                get("a missing account", "account", "/api/accounts/nobody", 404, null),
                get("a bad id", "account", "/api/accounts/a%20b", 400, "id"),
                get("a bad limit", "account", "/api/accounts?limit=0", 400, "limit"),
                post("malformed JSON", "transactions", "/api/restaurants", "{\"id\":", "body"),
                post("deep nesting", "transactions", "/api/restaurants", TOO_DEEP, "body"),
                post("nothing", "transactions", "/api/restaurants", "{}", "name"),
                post(
                        "a bad id",
                        "transactions",
                        "/api/restaurants",
                        restaurant("?", "FRENCH", "\"1.00\""),
                        "id"),
                post(
                        "a bad cuisine",
                        "transactions",
                        "/api/restaurants",
                        restaurant("r", "BRITISH", "\"1.00\""),
                        "menu.cuisine"),
                post(
                        "a bad price",
                        "transactions",
                        "/api/restaurants",
                        restaurant("r", "FRENCH", "\"1.999\""),
                        "menu.menuItems[0].price"),
                post(
                        "a negative price",
                        "transactions",
                        "/api/restaurants",
                        restaurant("r", "FRENCH", "\"-1.00\""),
                        "menu.menuItems[0].price"),
                post(
                        "a number as price",
                        "transactions",
                        "/api/restaurants",
                        restaurant("r", "FRENCH", "1.00"),
                        "menu.menuItems[0].price"),
                post(
                        "no soup",
                        "transactions",
                        "/api/restaurants/r/orders",
                        order("0"),
                        "menuItems[0].quantity"),
                post(
                        "too much soup",
                        "transactions",
                        "/api/restaurants/r/orders",
                        order("100"),
                        "menuItems[0].quantity"),
                post(
                        "an unknown decider",
                        "transactions",
                        "/api/commands",
                        command("Nope", "Nope"),
                        "decider"),
                post(
                        "an unknown kind",
                        "transactions",
                        "/api/commands",
                        command("Order", "Nope"),
                        "kind"),
                large("transactions", "/api/restaurants"),
                get("a missing restaurant", "transactions", "/api/restaurants/none", 404, null),
                get("a missing order", "transactions", "/api/orders/none", 404, null),
                get("a bad id", "transactions", "/api/orders/a%20b", 400, "id"),
                get("a bad status", "transactions", "/api/orders?status=LOST", 400, "status"),
                get("a bad limit", "transactions", "/api/orders?limit=many", 400, "limit"),
                post("a bad id", "reactor", "/api/tickets/a%20b/prepared", "{}", "id"),
                get("a bad limit", "reactor", "/api/tickets?limit=201", 400, "limit"),
                get("a bad cursor", "reactor", "/api/tickets?after=x", 400, "after"),
                get("a bad status", "reactor", "/api/tickets?status=LOST", 400, "status"),
                get("a bad cursor", "reactor", "/api/notifications?after=-1", 400, "after"),
                get("a bad limit", "reactor", "/api/dead-letters?limit=0", 400, "limit"),
                get("a bad id", "reactor", "/api/replicas/accounts/%24", 400, "id"),
                get("a missing account", "reactor", "/api/replicas/accounts/nobody", 404, null),
                get("nothing there", "reactor", "/api/nothing", 404, null),
                post("malformed JSON", "ui", "/api/transactions/restaurants", "{", "body"),
                get("a missing account", "ui", "/api/account/accounts/nobody", 404, null));
    }

    @BeforeAll
    static void open() {
        brigade = RunningBrigade.shared();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void bad_input_is_answered_with_a_problem(Case bad) {
        Answer answer =
                brigade.api(bad.service())
                        .send(bad.method(), bad.path(), BodyPublishers.ofString(bad.body()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(bad.status());
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "java.");
        if (bad.field() != null) {
            assertThat(fields(answer)).contains(bad.field());
        }
    }

    @Test
    void what_was_refused_is_not_stored() {
        String id = Marketplace.newId("refused");
        brigade.api("account").post("/api/accounts", account(id, "-1")).require(400);
        brigade.api("transactions")
                .post("/api/restaurants", restaurant(id, "FRENCH", "\"0.001\""))
                .require(400);

        brigade.api("account").get("/api/accounts/" + id).require(404);
        brigade.api("transactions").get("/api/restaurants/" + id).require(404);
    }

    private static List<String> fields(Answer answer) {
        return answer.json().path("errors").valueStream().map(BadInputIT::field).toList();
    }

    private static String field(JsonNode error) {
        assertThat(error.path("message").asText()).isNotBlank();
        return error.path("field").asText();
    }

    private static Case post(String what, String service, String path, String body, String field) {
        return new Case(what, service, "POST", path, body, 400, field);
    }

    private static Case large(String service, String path) {
        return new Case("a large body", service, "POST", path, TOO_LARGE, 413, null);
    }

    private static Case get(
            String what, String service, String path, int status, @Nullable String field) {
        return new Case(what, service, "GET", path, "", status, field);
    }

    private static String account(String id, String creditLimit) {
        return ACCOUNT.formatted(id, creditLimit);
    }

    private static String restaurant(String id, String cuisine, String price) {
        return RESTAURANT.formatted(id, "Soup Kitchen", cuisine, price);
    }

    private static String order(String quantity) {
        return "{\"menuItems\": [{\"menuItemId\": \"soup\", \"quantity\": %s}]}"
                .formatted(quantity);
    }

    private static String command(String decider, String kind) {
        return "{\"decider\": \"%s\", \"kind\": \"%s\", \"id\": \"x\"}".formatted(decider, kind);
    }
}
