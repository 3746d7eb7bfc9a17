package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.brigade.messaging.EventEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organisations over HTTP, as rows, and in their topic. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OrganisationsIT {

    private static final String PATH = "/api/organisations";

    @Inject ServiceUnderTest service;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void an_organisation_is_created_updated_and_published() {
        String id = newId("org");
        json(body(id, "Trattoria", ""))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Location", endsWith(PATH + "/" + id))
                .body("[0].kind", equalTo("OrganisationCreatedEvent"))
                .body("[0].name", equalTo("Trattoria"));
        json(body(id, "Trattoria Group", ", \"alias\": \"t.g\", \"description\": \"Three\""))
                .header("If-Match", "\"1\"")
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("[0].kind", equalTo("OrganisationUpdatedEvent"))
                .body("[0].streamVersion", equalTo(2));

        List<EventEnvelope> events = service.awaitEvents("organisation.events.v1", id, 2);
        assertThat(events)
                .extracting(EventEnvelope::type)
                .containsExactly("OrganisationCreatedEvent", "OrganisationUpdatedEvent");
        given().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Trattoria Group"))
                .body("alias", equalTo("t.g"))
                .body("description", equalTo("Three"));
        given().header("If-None-Match", "\"2\"").get(PATH + "/" + id).then().statusCode(304);
    }

    @Test
    void an_organisation_is_not_created_twice_and_what_is_not_there_is_not_updated() {
        String id = newId("org");
        json(body(id, "One", "")).post(PATH).then().statusCode(201);
        json(body(id, "Two", ""))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", equalTo("Org already created"))
                .body("refusal.kind", equalTo("OrganisationNotCreatedEvent"));
        json(body(id, "Three", ""))
                .put(PATH + "/" + newId("org"))
                .then()
                .statusCode(409)
                .body("detail", equalTo("Updating non-existent org"));
        json(body(id, "Three", ""))
                .header("If-Match", "*")
                .put(PATH + "/" + newId("org"))
                .then()
                .statusCode(412)
                .body("detail", equalTo("It is at version 0 now"));
        json(body(id, "Four", ""))
                .header("If-Match", "\"7\"")
                .put(PATH + "/" + id)
                .then()
                .statusCode(412);
        given().get(PATH + "/" + id).then().body("name", equalTo("One"));
    }

    @Test
    void every_broken_rule_is_named_once() {
        json("{\"name\": \" \", \"alias\": \"a b\", \"description\": \"%s\"}"
                        .formatted("x".repeat(1201)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors", hasSize(4))
                .body("errors.field", contains("name", "location", "description", "alias"))
                .body(
                        "errors.message",
                        contains(
                                "Name is empty",
                                "Location is empty",
                                "Description too long",
                                "Invalid alias"));
        json("{\"name\": 7, \"location\": \"%s\"}".formatted("x".repeat(151)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.message", containsInAnyOrder("Name is empty", "Location too long"));
    }

    @Test
    void the_generic_route_knows_organisations_too() {
        String id = newId("org");
        String command =
                """
                {"decider": "Organisation", "kind": "CreateOrganisationCommand", "id": "%s",
                 "name": "One", "location": "Here", "commandId": "%s"}
                """
                        .formatted(id, newId("command"));
        json(command).post("/api/commands").then().statusCode(200);
        json(command)
                .post("/api/commands")
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("[0].id", equalTo(id));
    }

    @Test
    void organisations_are_listed_page_by_page() {
        String first = "0-" + newId("org");
        String second = "0-" + newId("org");
        json(body(first, "One", "")).post(PATH).then().statusCode(201);
        json(body(second, "Two", "")).post(PATH).then().statusCode(201);

        given().get(PATH + "?limit=1&after=" + first)
                .then()
                .body("items.id", contains(second))
                .body("items[0].alias", nullValue());
    }

    private static String body(String id, String name, String more) {
        return """
        {"id": "%s", "name": "%s", "location": "Belgrade" %s}
        """
                .formatted(id, name, more);
    }
}
