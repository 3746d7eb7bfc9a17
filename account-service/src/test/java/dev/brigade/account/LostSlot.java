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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The slot of the running relay is dropped, and an operator does what readiness says. */
abstract class LostSlot {

    private static final String EVENTS = "account.events.v1";
    private static final String RELAY = "checks.find { it.name == 'relay' }.data.";
    private static final String RESUME = "resume with: ";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Inject ServiceUnderTest service;
    @Inject DataSource database;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void kept_events_make_the_topics_whole() throws Exception {
        String known = openAccount();
        service.awaitEvents(EVENTS, known, 1);
        loseSlot();
        changeCreditLimit(known, 700).statusCode(200);
        String unknown = openAccount();

        Response asked = ask("{\"everything\": true}");
        changeCreditLimit(known, 800).statusCode(200);
        awaitThatItWaits(asked);
        assertThat(service.topics().events(EVENTS, known)).hasSize(1);
        resume(asked);

        changeCreditLimit(known, 900).statusCode(200);
        for (String account : List.of(known, unknown)) {
            List<String> kept = kept(account);
            await().atMost(LONGEST)
                    .untilAsserted(
                            () -> assertThat(inTopic(account)).containsExactlyElementsOf(kept));
        }
        assertThat(kept(known)).hasSize(4);
        assertThat(versions(known)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void snapshots_of_what_is_there_bring_copies_up_to_date() throws Exception {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            accounts.add(openAccount());
        }
        service.awaitEvents(EVENTS, accounts.getLast(), 1);
        loseSlot();
        for (int limit = 0; limit < 3; limit++) {
            changeCreditLimit(accounts.get(limit), 700 + limit).statusCode(200);
        }
        accounts.add(openAccount());

        Response asked = ask("{\"source\": \"state\", \"everything\": true}");
        changeCreditLimit(accounts.getFirst(), 1_000).statusCode(200);
        resume(asked);

        for (String account : accounts) {
            Response row = given().get("/api/accounts/" + account);
            EventEnvelope last =
                    await().atMost(LONGEST)
                            .until(
                                    () -> service.topics().events(EVENTS, account).getLast(),
                                    it -> it.type().equals("AccountSnapshotEvent"));
            assertThat(last.version()).isEqualTo(row.<Integer>path("version").longValue());
            assertThat(JsonPath.from(last.json()).getLong("creditLimit"))
                    .isEqualTo(row.<Integer>path("creditLimit").longValue());
        }
    }

    /** Whoever drops a slot has to be faster than the relay, which comes back to it. */
    private void loseSlot() throws SQLException {
        await().atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> {
                    query("select pg_terminate_backend(active_pid) from pg_replication_slots");
                    query("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
                    return true;
                });
        await().atMost(LONGEST)
                .untilAsserted(() ->
                        given().get("/q/health/ready")
                                .then()
                                .statusCode(503)
                                .body(RELAY + "state", equalTo("SLOT_LOST"))
                                .body(RELAY + "lastError", containsString(RESUME)));
    }

    private static Response ask(String body) {
        Response asked = json(body).post("/api/redrives");
        asked.then().statusCode(202);
        return asked;
    }

    private static void awaitThatItWaits(Response asked) {
        await().untilAsserted(() ->
                given().get("/q/metrics")
                        .then()
                        .body(containsString("brigade_redrives_running 1.0")));
        given().get(asked.header("Location"))
                .then()
                .body("state", equalTo("running"))
                .body("eventsDone", equalTo(0));
    }

    /** To the letter. */
    private void resume(Response asked) throws SQLException {
        String error = given().get("/q/health/ready").path(RELAY + "lastError");
        String sql = error.substring(error.indexOf(RESUME) + RESUME.length());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        ServiceUnderTest.awaitReadiness();
        await().atMost(LONGEST)
                .until(() -> given().get(asked.header("Location")).path("state").equals("done"));
    }

    /** The ids of what the account did, in the order in which it did it. */
    private List<String> kept(String account) throws SQLException {
        return query(
                "select id from outbox where aggregateid = '%s' order by version"
                        .formatted(account));
    }

    /** The same as a reader of the topic knows it, who ignores what comes again. */
    private List<String> inTopic(String account) {
        return service.topics().events(EVENTS, account).stream()
                .map(EventEnvelope::eventId)
                .distinct()
                .toList();
    }

    private List<Long> versions(String account) {
        return service.topics().events(EVENTS, account).stream()
                .flatMapToLong(event -> LongStream.of(event.version()))
                .distinct()
                .boxed()
                .toList();
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
