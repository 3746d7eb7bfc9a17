package dev.brigade.transactions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OperationsIT {

    @Test
    void readiness_names_every_subscription_and_every_consumer() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        String checks = "checks.find { it.name == 'background' }.data";
        given().get("/q/health/ready")
                .then()
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'publishing' }.status", equalTo("UP"))
                .body(checks, hasKey("publisher"))
                .body(checks, hasKey("reactions"))
                .body(checks, hasKey("projections"))
                .body(checks, hasKey("transactions-service.accounts"))
                .body(checks, hasKey("transactions-service.payments"))
                .body(checks, hasKey("transactions-service.order-commands"));
    }

    @Test
    void lags_are_measured() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(given().get("/q/metrics").asString())
                                .contains("brigade_subscription_lag{view=\"publisher\"")
                                .contains("brigade_publishing_lag_events 0.0")
                                .contains("brigade_publishing_lag_seconds 0.0")
                                .contains("brigade_consumer_lag{"));
    }

    @Test
    void the_event_store_is_measured() {
        Marketplace.post(
                        "/api/restaurants", Marketplace.restaurant(Marketplace.newId("restaurant")))
                .statusCode(201);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(given().get("/q/metrics").asString())
                                .containsPattern(
                                        "eventstore_append_seconds_count.*Restaurant.*appended")
                                .containsPattern("eventstore_batch_seconds_count.*handled")
                                .containsPattern("eventstore_batch_events_total.*projections")
                                .contains("eventstore_cache_total{"));
    }

    @Test
    void the_routes_are_described() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/commands"))
                .body(containsString("/api/restaurants/{id}/orders"))
                .body(containsString("/api/streams/{decider}/{id}/state"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
