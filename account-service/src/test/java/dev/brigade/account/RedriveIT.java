package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.messaging.EventEnvelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Audited.class)
@QuarkusTestResource(BackingServices.class)
class RedriveIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "account.events.v1";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Inject ServiceUnderTest service;
    @Inject LedgerOfOthers ledger;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void the_events_of_an_aggregate_come_again_with_their_ids_and_in_their_order() {
        String account = openAccount();
        changeCreditLimit(account, 1).statusCode(200);
        List<String> once = ids(EVENTS, account, 2);

        Response asked = redrive("{\"decider\": \"Account\", \"id\": \"%s\"}".formatted(account));

        List<String> twice = new ArrayList<>(once);
        twice.addAll(once);
        assertThat(ids(EVENTS, account, 4)).isEqualTo(twice);
        given().get(asked.header("Location"))
                .then()
                .body("selection.source", equalTo("audit"))
                .body("selection.id", equalTo(account))
                .body("eventsDone", equalTo(2))
                .body("askedAt", notNullValue())
                .body("endedAt", notNullValue());
    }

    @Test
    void the_events_of_a_time_come_again() {
        String before = openAccount();
        ids(EVENTS, before, 1);
        Instant from = Instant.now();
        String within = openAccount();
        ids(EVENTS, within, 1);

        redrive("{\"from\": \"%s\"}".formatted(from));

        assertThat(ids(EVENTS, within, 2)).hasSize(2);
        assertThat(service.topics().events(EVENTS, before)).hasSize(1);
    }

    @Test
    void everything_comes_again_but_one_time_passwords() {
        String account = openAccount();
        String organisation = organisation();
        String request =
                json("{\"channel\": \"EMAIL\", \"address\": \"ada@example.org\"}")
                        .post("/api/otp")
                        .path("[0].requestId");
        ids("otp.events.v1", request, 1);

        redrive("{\"everything\": true}");

        assertThat(ids(EVENTS, account, 2)).hasSize(2);
        assertThat(ids("organisation.events.v1", organisation, 2)).hasSize(2);
        assertThat(service.topics().events("otp.events.v1", request)).hasSize(1);
    }

    @Test
    void an_account_as_it_is_comes_as_a_snapshot_of_its_version() {
        String account = openAccount();
        changeCreditLimit(account, 700).statusCode(200);
        ids(EVENTS, account, 2);

        Response asked =
                redrive(
                        "{\"source\": \"state\", \"decider\": \"Account\", \"id\": \"%s\"}"
                                .formatted(account));

        EventEnvelope snapshot = service.awaitEvents(EVENTS, account, 3).getLast();
        assertThat(snapshot.type()).isEqualTo("AccountSnapshotEvent");
        assertThat(snapshot.version()).isEqualTo(2);
        assertThat(snapshot.correlationId()).isEqualTo("redrive-" + asked.path("id"));
        assertThat(tree(snapshot.json()).path("accountVersion").asLong()).isEqualTo(2);
        assertThat(tree(snapshot.json()).path("creditLimit").asLong()).isEqualTo(700);
        assertThat(tree(snapshot.json()).path("status").asText()).isEqualTo("OPEN");
        assertThat(snapshot.json()).doesNotContain("4111");
        assertThat(service.topics().records(EVENTS, account))
                .extracting(RedriveIT::isMarked)
                .containsExactly(false, false, true);
    }

    @Test
    void payments_and_organisations_as_they_are_come_too() {
        String account = openAccount();
        ledger.cleared(account, 1, 1_000, "CLEAN");
        await().until(() -> ledger.copyOf(account) == 1_000);
        String payment = newId("payment");
        json("{\"id\": \"%s\", \"amount\": 300, \"source\": \"SAVINGS\"}".formatted(payment))
                .post("/api/accounts/" + account + "/payments")
                .then()
                .statusCode(201);
        String organisation = organisation();

        redrive("{\"source\": \"state\", \"everything\": true}");

        assertThat(tree(service.awaitEvents("payment.events.v1", payment, 2).getLast().json()))
                .isEqualTo(
                        tree(
                                """
                                {"kind":"PaymentSnapshotEvent","decider":"Payment","id":"%s","version":1,\
                                "final":false,"paymentVersion":1,"accountId":"%s","amount":300,\
                                "source":"SAVINGS","status":"SUBMITTED"}\
                                """
                                        .formatted(payment, account)));
        assertThat(
                        tree(
                                service.awaitEvents("organisation.events.v1", organisation, 2)
                                        .getLast()
                                        .json()))
                .isEqualTo(
                        tree(
                                """
                                {"kind":"OrganisationSnapshotEvent","decider":"Organisation","id":"%s",\
                                "version":1,"final":false,"organisationVersion":1,"name":"Trattoria",\
                                "location":"Belgrade"}\
                                """
                                        .formatted(organisation)));
        assertThat(service.awaitEvents(EVENTS, account, 2).getLast().type())
                .isEqualTo("AccountSnapshotEvent");
    }

    @Test
    void a_snapshot_stands_between_its_version_and_the_next_also_while_accounts_change()
            throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        List<String> accounts = List.of(openAccount(), openAccount(), openAccount());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers =
                    accounts.stream().map(it -> threads.submit(() -> write(it, open))).toList();
            for (int i = 0; i < 5; i++) {
                redrive("{\"source\": \"state\", \"everything\": true}");
            }
            open.set(false);
            for (int i = 0; i < writers.size(); i++) {
                requireOrder(accounts.get(i), 1 + writers.get(i).get());
            }
        }
    }

    private static int write(String account, AtomicBoolean open) {
        int written = 0;
        while (open.get()) {
            changeCreditLimit(account, ++written).statusCode(200);
        }
        return written;
    }

    /** The account's own events count from 1; a snapshot repeats the one before it. */
    private void requireOrder(String account, int last) {
        List<EventEnvelope> events =
                await().atMost(LONGEST)
                        .until(
                                () -> service.topics().events(EVENTS, account),
                                all -> !all.isEmpty() && all.getLast().version() == last);
        long version = 0;
        int snapshots = 0;
        for (EventEnvelope event : events) {
            boolean isSnapshot = event.type().equals("AccountSnapshotEvent");
            version += isSnapshot ? 0 : 1;
            snapshots += isSnapshot ? 1 : 0;
            assertThat(event.version()).as("version of a %s", event.type()).isEqualTo(version);
            if (isSnapshot && version > 1) {
                assertThat(tree(event.json()).path("creditLimit").asLong()).isEqualTo(version - 1);
            }
        }
        assertThat(snapshots).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    {}                                                          | body
                    {"everything":false}                                        | body
                    {"everything":true,"decider":"Account","id":"a"}            | body
                    {"decider":"Account"}                                       | id
                    {"id":"a"}                                                  | decider
                    {"from":"yesterday"}                                        | from
                    {"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"} | from
                    {"source":"memory","everything":true}                       | source
                    {"source":"state","from":"2026-01-01T00:00:00Z"}            | from
                    """)
    void a_redrive_is_exactly_one_of_three(String body, String field) {
        json(body)
                .post("/api/redrives")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String source : List.of("audit", "state")) {
            for (String decider : List.of("Account", "OneTimePassword", "Pizza")) {
                json("{\"source\": \"%s\", \"decider\": \"%s\", \"id\": \"nobody\"}"
                                .formatted(source, decider))
                        .post("/api/redrives")
                        .then()
                        .statusCode(404)
                        .body("detail", containsString("no such aggregate"));
            }
        }
        given().get("/api/redrives/999999").then().statusCode(404);
        given().get("/api/redrives/nonsense").then().statusCode(404);
    }

    private static Response redrive(String body) {
        Response asked = json(body).post("/api/redrives");
        asked.then().statusCode(202).header("Location", containsString("/api/redrives/"));
        await().atMost(LONGEST)
                .until(() -> given().get(asked.header("Location")).path("state").equals("done"));
        return asked;
    }

    private static String organisation() {
        String id = newId("organisation");
        json("{\"id\": \"%s\", \"name\": \"Trattoria\", \"location\": \"Belgrade\"}".formatted(id))
                .post("/api/organisations")
                .then()
                .statusCode(201);
        return id;
    }

    private List<String> ids(String topic, String subject, int count) {
        return service.awaitEvents(topic, subject, count).stream()
                .map(EventEnvelope::eventId)
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isMarked(ConsumerRecord<byte[], byte[]> record) {
        var mark = record.headers().lastHeader("ce_snapshot");
        return mark != null && new String(mark.value(), UTF_8).equals("true");
    }
}
