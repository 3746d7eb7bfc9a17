package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.messaging.EventEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Connect publishes what the service commits. */
@QuarkusTest
@TestProfile(ConnectIT.External.class)
@QuarkusTestResource(value = FragileDatabase.class, restrictToAnnotatedClass = true)
class ConnectIT {

    private static final String EVENTS = "account.events.v1";
    private static final String RELAY = "checks.find { it.name == 'relay' }.data.";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Inject ServiceUnderTest service;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @TempDir Path directory;

    @Test
    void the_service_says_whether_connect_is_there_and_misses_nothing_while_it_is_not()
            throws Exception {
        String account = openAccount();
        awaitRelay(SECONDS, 503, "EXTERNAL_AWAY");

        Process connect = connect();
        service.awaitEvents(EVENTS, account, 1);
        awaitRelay(SECONDS, 200, "EXTERNAL");
        Response redrive =
                json("{\"source\": \"state\", \"everything\": true}").post("/api/redrives");
        redrive.then().statusCode(202);
        awaitEvent(account, "AccountSnapshotEvent");
        await().until(() -> given().get(redrive.header("Location")).path("state").equals("done"));

        connect.destroyForcibly().waitFor();
        awaitRelay(SECONDS, 503, "EXTERNAL_AWAY");
        changeCreditLimit(account, 700).statusCode(200);

        Process again = connect();
        awaitEvent(account, "CreditLimitChangedEvent");
        awaitRelay(SECONDS, 200, "EXTERNAL");
        again.destroyForcibly().waitFor();
    }

    private Process connect() throws IOException {
        return ConnectProcess.start(kafka, database, password, directory.resolve("offsets"));
    }

    private void awaitEvent(String account, String type) {
        await().atMost(LONGEST)
                .untilAsserted(() ->
                        assertThat(service.topics().events(EVENTS, account))
                                .extracting(EventEnvelope::type)
                                .contains(type));
    }

    private static void awaitRelay(Duration patience, int status, String state) {
        await().atMost(patience)
                .untilAsserted(() ->
                        given().get("/q/health/ready")
                                .then()
                                .statusCode(status)
                                .body(RELAY + "engine", equalTo("external"))
                                .body(RELAY + "state", equalTo(state)));
        given().get("/q/metrics")
                .then()
                .body(containsString("brigade_relay_state{state=\"%s\"} 1.0".formatted(state)))
                .body(
                        containsString(
                                "brigade_relay_up %s".formatted(status == 200 ? "1.0" : "0.0")))
                .body(containsString("brigade_relay_retained_bytes "));
    }

    /** As a service is set up beside Connect. */
    public static final class External implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("relay.engine", "external");
        }
    }
}
