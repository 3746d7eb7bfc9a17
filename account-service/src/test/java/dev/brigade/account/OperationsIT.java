package dev.brigade.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever runs the service looks at. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OperationsIT {

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void readiness_names_the_relay_and_the_consumer() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("relay", "ledger consumer"))
                .body("checks.find { it.name == 'relay' }.data.state", equalTo("RUNNING"))
                .body("checks.find { it.name == 'relay' }.data", hasKey("lagSeconds"))
                .body("checks.find { it.name == 'relay' }.data.deadLetters", equalTo(0));
    }

    @Test
    void metrics_tell_how_far_the_relay_and_the_consumer_are_behind() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("brigade_relay_lag_bytes"))
                .body(containsString("brigade_relay_lag_seconds 0.0"))
                .body(containsString("brigade_relay_retained_bytes"))
                .body(containsString("brigade_relay_dead_letters 0.0"))
                .body(containsString("brigade_relay_state{state=\"RUNNING\"} 1.0"))
                .body(containsString("brigade_relay_state{state=\"BROKER_AWAY\"} 0.0"))
                .body(containsString("brigade_relay_published_total"))
                .body(containsString("brigade_relay_up 1.0"))
                .body(containsString("brigade_consumer_lag"));
    }

    @Test
    void metrics_tell_of_redrives_that_run_and_that_failed() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("brigade_redrives_running 0.0"))
                .body(containsString("brigade_redrive_failures_total 0.0"));
    }

    @Test
    void metrics_tell_of_answers_that_are_forgotten() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("brigade_answers_forgotten_total"))
                .body(containsString("brigade_answers_failures_total 0.0"));
    }

    @Test
    void without_an_audit_no_events_can_be_published_again() {
        ServiceUnderTest.json("{\"everything\": true}")
                .post("/api/redrives")
                .then()
                .statusCode(422)
                .body("detail", containsString("BRIGADE_OUTBOX_AUDIT"));
    }

    @Test
    void the_routes_are_described() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/accounts"))
                .body("paths", hasKey("/api/accounts/{id}/credit-limit"))
                .body("paths", hasKey("/api/accounts/{id}/payments"))
                .body("paths", hasKey("/api/payments/{id}/returned"))
                .body("paths", hasKey("/api/commands"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
