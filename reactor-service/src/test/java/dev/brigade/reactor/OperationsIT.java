package dev.brigade.reactor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever runs the service looks at. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class OperationsIT {

    @Inject ServiceUnderTest service;

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void readiness_names_the_kitchen_and_the_consumers() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("kitchen", "consumers"));
    }

    @Test
    void metrics_tell_how_far_each_consumer_is_behind() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("brigade_consumer_lag{group=\"reactor-service.kitchen\"}"))
                .body(
                        containsString(
                                "brigade_consumer_lag{group=\"reactor-service.notifications\"}"))
                .body(containsString("brigade_kitchen_reported_total"));
    }

    @Test
    void the_routes_are_described() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/tickets"))
                .body("paths", hasKey("/api/tickets/{id}/prepared"))
                .body("paths", hasKey("/api/replicas/accounts/{id}"))
                .body("paths", hasKey("/api/notifications"))
                .body("paths", hasKey("/api/dead-letters"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
