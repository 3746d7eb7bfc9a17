package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.brigade.messaging.EventEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a request over the row and the outbox to the topic, through Debezium. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class AccountsIT {

    private static final String EVENTS = "account.events.v1";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject ServiceUnderTest service;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void an_opened_account_has_a_row_and_an_event_on_the_topic() {
        String id = newId("account");
        String eventId =
                json(account(id))
                        .header("X-Correlation-Id", "story-1")
                        .header("traceparent", TRACE)
                        .post("/api/accounts")
                        .then()
                        .statusCode(201)
                        .header("Location", endsWith("/api/accounts/" + id))
                        .header("ETag", "\"1\"")
                        .body("$", hasSize(1))
                        .body("[0].kind", equalTo("AccountOpenedEvent"))
                        .body("[0].commandId", notNullValue())
                        .body("[0].streamVersion", equalTo(1))
                        .extract()
                        .path("[0].eventId");

        given().get("/api/accounts/" + id)
                .then()
                .statusCode(200)
                .body("phone", equalTo("+381641234567"))
                .body("cardNumber", equalTo("**** **** **** 1111"))
                .body("address.countryCode", equalTo("RS"))
                .body("status", equalTo("OPEN"))
                .body("version", equalTo(1));

        EventEnvelope event = service.awaitEvents(EVENTS, id, 1).getFirst();
        assertThat(event.eventId()).isEqualTo(eventId);
        assertThat(event.type()).isEqualTo("AccountOpenedEvent");
        assertThat(event.source()).isEqualTo("/account-service");
        assertThat(event.decider()).isEqualTo("Account");
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.correlationId()).isEqualTo("story-1");
        assertThat(event.traceparent()).isEqualTo(TRACE);
    }

    @Test
    void an_account_without_an_id_gets_one() {
        String body = account("x").replace("\"id\": \"x\",", "");
        String id =
                json(body).post("/api/accounts").then().statusCode(201).extract().path("[0].id");
        given().get("/api/accounts/" + id).then().statusCode(200);
    }

    @Test
    void changes_are_published_in_their_order() {
        String id = openAccount();
        changeCreditLimit(id, 1_000)
                .statusCode(200)
                .body("[0].oldCreditLimit", equalTo(50_000))
                .body("[0].newCreditLimit", equalTo(1_000));
        json("{\"email\": \"ada@example.com\", \"phone\": \"+442079460000\"}")
                .put("/api/accounts/" + id + "/contact")
                .then()
                .statusCode(200);
        given().delete("/api/accounts/" + id)
                .then()
                .statusCode(200)
                .body("[0].final", equalTo(true));

        List<EventEnvelope> events = service.awaitEvents(EVENTS, id, 4);
        assertThat(events)
                .extracting(EventEnvelope::type)
                .containsExactly(
                        "AccountOpenedEvent",
                        "CreditLimitChangedEvent",
                        "ContactChangedEvent",
                        "AccountClosedEvent");
        assertThat(events).extracting(EventEnvelope::version).containsExactly(1L, 2L, 3L, 4L);
        given().get("/api/accounts/" + id).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void a_changed_address_is_published_in_three_sizes_side_by_side() {
        String id = openAccount();
        json("""
        {"streetAddress": "2 High St", "zipOrPostal": "11000", "countryCode": "RS"}
        """)
                .put("/api/accounts/" + id + "/address")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("AddressChangedEvent"));

        assertThat(service.awaitEvents(EVENTS, id, 2).get(1).json()).contains("2 High St");
        assertThat(only("account.address.notification.v1", id)).doesNotContain("High St");
        assertThat(only("account.address.delta.v1", id))
                .contains("2 High St")
                .doesNotContain("11000");
        assertThat(only("account.address.fat.v1", id))
                .contains("1 Main St", "2 High St", "Ada Lovelace");
    }

    @Test
    void a_refused_command_is_answered_with_its_reason_and_changes_nothing() {
        String id = openAccount();
        json(account(id))
                .post("/api/accounts")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("Account already exist!"))
                .body("refusal.kind", equalTo("AccountNotOpenedEvent"))
                .body("refusal.id", equalTo(id));
        given().get("/api/accounts/" + id).then().body("version", equalTo(1));
        changeCreditLimit("nobody", 1)
                .statusCode(409)
                .body("detail", equalTo("Account does not exist!"));
    }

    @Test
    void all_commands_go_through_the_generic_route_too() {
        String id = newId("account");
        json(command("OpenAccountCommand", account(id)))
                .post("/api/commands")
                .then()
                .statusCode(200);
        String change = "{\"id\": \"%s\", \"creditLimit\": 7}".formatted(id);
        json(command("ChangeCreditLimitCommand", change))
                .post("/api/commands")
                .then()
                .statusCode(200)
                .body("[0].kind", equalTo("CreditLimitChangedEvent"))
                .body("[0].streamVersion", equalTo(2));
    }

    private String only(String topic, String id) {
        List<EventEnvelope> events = service.awaitEvents(topic, id, 1);
        assertThat(events).hasSize(1);
        return events.getFirst().json();
    }

    private static String command(String kind, String fields) {
        return fields.replaceFirst(
                "\\{", "{\"decider\": \"Account\", \"kind\": \"%s\", ".formatted(kind));
    }
}
