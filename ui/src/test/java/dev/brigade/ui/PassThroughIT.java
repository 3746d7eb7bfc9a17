package dev.brigade.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class PassThroughIT {

    static final String COMMANDS = "/api/live?types=COMMAND,REJECTED";
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void a_call_arrives_with_its_method_query_body_and_headers() {
        given().urlEncodingEnabled(false)
                .header("X-Correlation-Id", "story-1")
                .header("Idempotency-Key", "key-1")
                .header("traceparent", TRACE)
                .header("If-None-Match", "\"7\"")
                .header("X-Forged", "yes")
                .contentType("application/json")
                .body("{}")
                .put("/api/transactions/orders/o%201?a=b%26c")
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", "story-1")
                .body("method", is("PUT"))
                .body("uri", is("/api/orders/o%201?a=b%26c"))
                .body("length", is(2))
                .body("X-Correlation-Id", is("story-1"))
                .body("Idempotency-Key", is("key-1"))
                .body("Traceparent", is(TRACE))
                .body("If-None-Match", is("'7'"))
                .body("X-Forged", nullValue());
    }

    @Test
    void an_answer_comes_back_with_addresses_that_lead_through_here() {
        given().get("/api/transactions/restaurants/r1/orders?created")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("(http://[^/]+)?/api/transactions/orders/o1"))
                .header("Link", "</api/transactions/orders?after=x>; rel=\"next\"")
                .header("ETag", "\"7\"")
                .header("X-Correlation-Id", notNullValue());
    }

    @Test
    void a_service_that_is_away_is_a_problem_and_no_error_of_ours() {
        given().get("/api/reactor/tickets")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", is("reactor-service cannot be reached"));
    }

    @Test
    void other_services_and_other_paths_cannot_be_reached() {
        given().get("/api/other/things").then().statusCode(404);
        for (String path : List.of("%2e%2e/q/metrics", "x/%2E%2e/orders")) {
            given().urlEncodingEnabled(false)
                    .get("/api/transactions/" + path)
                    .then()
                    .statusCode(oneOf(400, 404));
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        given().contentType("application/json")
                .body(new byte[256 * 1024 + 1])
                .post("/api/transactions/orders")
                .then()
                .statusCode(413);
    }

    @Test
    void a_command_is_recorded_with_its_answer() throws Exception {
        try (Listener listener = new Listener(COMMANDS, null)) {
            given().header("X-Correlation-Id", "story-2")
                    .header("Idempotency-Key", "key-2")
                    .post("/api/transactions/restaurants/r1/orders?created");

            var hop = listener.await(event -> isOf(event, "story-2")).data();
            assertThat(hop.path("kind").asText()).isEqualTo("COMMAND");
            assertThat(hop.path("type").asText()).isEqualTo("POST /api/restaurants/r1/orders");
            assertThat(hop.path("path").asText()).isEqualTo("ES");
            assertThat(hop.path("commandId").asText()).isEqualTo("key-2");
            assertThat(hop.path("detail").asText()).isEqualTo("answered 201");
            assertThat(hop.path("durationMs").isNumber()).isTrue();
        }
    }

    @Test
    void a_refused_command_is_recorded_with_its_reason() throws Exception {
        try (Listener listener = new Listener(COMMANDS, null)) {
            given().header("X-Correlation-Id", "story-3").post("/api/transactions/x?refused");

            var hop = listener.await(event -> isOf(event, "story-3")).data();
            assertThat(hop.path("kind").asText()).isEqualTo("REJECTED");
            assertThat(hop.path("detail").asText()).isEqualTo("Order has no items!");
        }
    }

    @Test
    void a_replayed_and_an_unanswered_command_are_told_apart() throws Exception {
        try (Listener listener = new Listener(COMMANDS, null)) {
            given().header("X-Correlation-Id", "story-4").post("/api/transactions/x?replayed");
            given().header("X-Correlation-Id", "story-5").post("/api/account/accounts");

            var replayed = listener.await(event -> isOf(event, "story-4")).data();
            assertThat(replayed.path("status").asText()).isEqualTo("DUPLICATE");
            var unanswered = listener.await(event -> isOf(event, "story-5")).data();
            assertThat(unanswered.path("status").asText()).isEqualTo("FAILED");
        }
    }

    private static boolean isOf(Listener.Event event, String story) {
        return event.data().path("correlationId").asText().equals(story);
    }
}
