package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ACCOUNTS;
import static dev.brigade.reactor.WireEvents.accountOpened;
import static dev.brigade.reactor.WireEvents.creditLimitChanged;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The replica of accounts, from the topic to the route. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class ReplicasIT {

    @Inject ServiceUnderTest service;

    final String account = Uuids.v7().toString();

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void the_latest_version_is_shown_with_its_age() {
        service.publish(
                ACCOUNTS,
                accountOpened(account, 1, 5_000),
                creditLimitChanged(account, 3, 700),
                creditLimitChanged(account, 2, 9_999));

        awaitVersion(3);
        given().get("/api/replicas/accounts/{id}", account)
                .then()
                .header("ETag", "\"3\"")
                .body("id", equalTo(account))
                .body("creditLimit", equalTo(700))
                .body("holderName", equalTo("Ada"))
                .body("sourceVersion", equalTo(3))
                .body("ageMs", greaterThanOrEqualTo(0));
    }

    @Test
    void a_reader_that_has_the_version_gets_no_body() {
        service.publish(ACCOUNTS, accountOpened(account, 1, 5_000));
        awaitVersion(1);

        given().header("If-None-Match", "\"1\"")
                .get("/api/replicas/accounts/{id}", account)
                .then()
                .statusCode(304);
    }

    @Test
    void an_unknown_account_is_not_found() {
        given().get("/api/replicas/accounts/{id}", account)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private void awaitVersion(int version) {
        service.patiently()
                .untilAsserted(() ->
                        given().get("/api/replicas/accounts/{id}", account)
                                .then()
                                .statusCode(200)
                                .body("sourceVersion", equalTo(version)));
    }
}
