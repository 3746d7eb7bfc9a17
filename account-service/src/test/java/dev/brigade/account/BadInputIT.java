package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: 400 that names the field, never a stack trace, and nothing stored. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class BadInputIT {

    private static final String ID = "never-opened";

    /**
     * A field of a good body, with a bad value.
     *
     * @param good how it stands in the good body
     */
    record Field(String name, String good, String bad) {}

    static List<Field> fields() {
        String email = "\"ada@example.org\"";
        String phone = "\"064 1234567\"";
        String card = "\"4111 1111 1111 1111\"";
        return List.of(
                new Field("id", "\"" + ID + "\"", "\"a b\""),
                new Field("id", "\"" + ID + "\"", "\"" + "a".repeat(65) + "\""),
                new Field("id", "\"" + ID + "\"", "7"),
                new Field("holderName", "\"Ada Lovelace\"", "\" \""),
                new Field("holderName", "\"Ada Lovelace\"", "\"" + "a".repeat(121) + "\""),
                new Field("holderName", "\"Ada Lovelace\"", "\"a\\u0000b\""),
                new Field("holderName", "\"Ada Lovelace\"", "\"\\ud800\""),
                new Field("holderName", "\"Ada Lovelace\"", "null"),
                new Field("email", email, "\"ada\""),
                new Field("email", email, "\"ada@example.org\\n\""),
                new Field("email", email, "[]"),
                new Field("phone", phone, "\"phone\""),
                new Field("phone", phone, "641234567"),
                new Field("cardNumber", card, "\"4111\""),
                new Field("cardNumber", card, "4111111111111111"),
                new Field("cardNumber", card, "\"4111-1111-1111-111a\""),
                new Field("creditLimit", "50000", "-1"),
                new Field("creditLimit", "50000", "0.5"),
                new Field("creditLimit", "50000", "\"1\""),
                new Field("creditLimit", "50000", "1e99"),
                new Field("creditLimit", "50000", "1000000000001"),
                new Field("creditLimit", "50000", "99999999999999999999999"),
                new Field("address.streetAddress", "\"1 Main St\"", "\"\""),
                new Field("address.zipOrPostal", "\"11000\"", "11000"),
                new Field("address.countryCode", "\"RS\"", "\"Serbia\""),
                new Field("address.countryCode", "\"RS\"", "\"XX\""));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void a_bad_field_is_named(Field field) {
        Response answer =
                json(account(ID).replace(field.good(), field.bad())).post("/api/accounts");
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field.name()));
        assertThat(answer.asString()).doesNotContain("Exception", "\tat ");
        given().get("/api/accounts/" + ID).then().statusCode(404);
    }

    @Test
    void all_bad_fields_are_named_at_once() {
        json("{\"email\": \"x\", \"creditLimit\": -1, \"commandId\": \"?\", \"address\": []}")
                .post("/api/accounts")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "commandId",
                                "address",
                                "holderName",
                                "email",
                                "phone",
                                "cardNumber",
                                "creditLimit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/accounts | { | body",
                "/api/accounts | [] | body",
                "/api/accounts | {\"id\":1,\"id\":2} | body",
                "/api/commands | {} | decider",
                "/api/commands | {\"decider\":\"Order\",\"kind\":\"x\",\"id\":\"a\"} | decider",
                "/api/commands | {\"decider\":\"Account\",\"id\":\"a\"} | kind",
                "/api/commands | {\"decider\":\"Account\",\"kind\":\"Nope\",\"id\":\"a\"} | kind",
                "/api/commands | {\"decider\":\"Account\",\"kind\":\"CloseAccountCommand\"} | id",
                "/api/accounts/a/payments | {\"amount\":0,\"source\":\"SAVINGS\"} | amount",
                "/api/accounts/a/payments | {\"amount\":-1,\"source\":\"SAVINGS\"} | amount",
                "/api/accounts/a/payments | {\"amount\":1.5,\"source\":\"SAVINGS\"} | amount",
                "/api/accounts/a/payments | {\"amount\":1,\"source\":\"POCKET\"} | source",
                "/api/accounts/%24/payments | {\"amount\":1,\"source\":\"SAVINGS\"} | id"
            })
    void bad_bodies_are_refused(String path, String body, String field) {
        json(body)
                .urlEncodingEnabled(false)
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/accounts?limit=0, limit",
        "/api/accounts?limit=x, limit",
        "/api/accounts?after=a%00b, after",
        "/api/accounts/a%20b, id",
        "/api/accounts/a?minVersion=x, minVersion",
        "/api/accounts/a?minVersion=1&wait=1h, wait"
    })
    void bad_questions_are_refused(String path, String field) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void a_deeply_nested_body_is_refused() {
        json("{\"a\":".repeat(40) + "1" + "}".repeat(40))
                .post("/api/accounts")
                .then()
                .statusCode(400);
    }

    @Test
    void a_body_over_256_kib_is_refused() {
        String large = "{\"a\": \"%s\"}".formatted("x".repeat(300 * 1024));
        json(large).post("/api/accounts").then().statusCode(413);
    }
}
