package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database crashes, and is started again. */
@QuarkusTest
@QuarkusTestResource(value = FragileDatabase.class, restrictToAnnotatedClass = true)
class DatabaseCrashIT {

    private static final int CLIENTS = 16;
    private static final String DUMPS = "/api/account-dumps";

    /** As configured: who comes sooner after the last call may still be refused. */
    private static final Duration NOT_LOOKED_AT = Duration.ofMillis(500);

    Map<String, Runnable> switches = Map.of();

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void afterwards_nobody_gets_a_connection_that_lay_in_the_pool_and_is_dead() throws Exception {
        String account = openAccount();
        atOnce(() -> changes(openAccount(), 5)); // until the pool is full

        Instant crash = Instant.now();
        turn("crash");
        turn("start");
        await().until(() -> Instant.now().isAfter(crash.plus(NOT_LOOKED_AT)));

        assertThat(changes(account, 2 * CLIENTS)).containsOnly(200);
    }

    @Test
    void who_is_at_it_meanwhile_is_told_to_come_back() throws Exception {
        Instant crash = Instant.now().plusSeconds(2);
        List<Integer> answers;
        try (ExecutorService operator = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> crashed =
                    operator.submit(() -> {
                        await().until(() -> Instant.now().isAfter(crash));
                        turn("crash");
                    });
            answers = atOnce(() -> changesUntilRefused(openAccount()));
            crashed.get();
        } finally {
            turn("start");
        }
        assertThat(answers).contains(503).containsOnly(200, 503);
    }

    /** The tables of dumps are unlogged. */
    @Test
    void there_is_no_dump_then_and_readers_are_told_when_until_it_is_taken() {
        String account = openAccount();
        String id = given().post(DUMPS).path("id");
        given().get(DUMPS + "/latest").then().statusCode(200).body("id", equalTo(id));

        turn("crash");
        turn("start");

        await().ignoreExceptions()
                .untilAsserted(() ->
                        given().get(DUMPS + "/latest")
                                .then()
                                .statusCode(503)
                                .header("Retry-After", equalTo("60"))
                                .body("detail", containsString("within a minute")));
        given().get(DUMPS + "/" + id + "/accounts").then().statusCode(404);
        await().atMost(Duration.ofSeconds(75))
                .until(() -> given().get(DUMPS + "/latest").statusCode() == 200);
        String taken = given().get(DUMPS + "/latest").path("id");
        assertThat(given().get(DUMPS + "/" + taken + "/accounts").asString()).contains(account);
    }

    private interface Client {
        List<Integer> answers();
    }

    private static List<Integer> atOnce(Client client) throws Exception {
        List<Integer> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> clients =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(_ -> threads.submit(client::answers))
                            .toList();
            for (Future<List<Integer>> one : clients) {
                all.addAll(one.get());
            }
        }
        return all;
    }

    private static List<Integer> changes(String account, int count) {
        return IntStream.range(0, count).map(limit -> change(account, limit + 1)).boxed().toList();
    }

    private static List<Integer> changesUntilRefused(String account) {
        List<Integer> answers = new ArrayList<>();
        do {
            answers.add(change(account, 1L + answers.size()));
        } while (answers.getLast() == 200);
        return answers;
    }

    private static int change(String account, long limit) {
        return changeCreditLimit(account, limit).extract().statusCode();
    }

    private void turn(String what) {
        Objects.requireNonNull(switches.get(what)).run();
    }
}
