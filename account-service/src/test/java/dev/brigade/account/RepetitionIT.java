package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same command twice, and many commands at once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RepetitionIT {

    @Inject ServiceUnderTest service;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void a_repeated_command_gets_the_first_answer_and_changes_nothing() {
        String id = openAccount();
        String body = "{\"creditLimit\": 5, \"commandId\": \"%s\"}".formatted(newId("raise"));
        Response first = change(id, body);
        Response second = change(id, body);

        first.then().statusCode(200).header("Idempotent-Replayed", nullValue());
        second.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(second.body().jsonPath().getList("$"))
                .isEqualTo(first.body().jsonPath().getList("$"));
        given().get("/api/accounts/" + id).then().body("version", equalTo(2));
        assertThat(service.awaitEvents("account.events.v1", id, 2)).hasSize(2);
    }

    @Test
    void the_header_does_as_well_as_the_field() {
        String id = newId("account");
        String key = newId("key");
        Response first = json(account(id)).header("Idempotency-Key", key).post("/api/accounts");
        Response second = json(account(id)).header("Idempotency-Key", key).post("/api/accounts");
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", equalTo(first.header("Location")));
    }

    @Test
    void an_account_that_was_closed_once_stays_closed_however_often_that_is_repeated() {
        String path = "/api/accounts/" + openAccount();
        String key = newId("close");
        given().header("Idempotency-Key", key).delete(path).then().statusCode(200);
        given().header("Idempotency-Key", key)
                .delete(path)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");
        given().delete(path).then().statusCode(409).body("detail", equalTo("Account is closed!"));
    }

    @Test
    void an_id_that_was_used_for_another_command_is_refused() {
        String id = openAccount();
        String commandId = newId("raise");
        change(id, "{\"creditLimit\": 5, \"commandId\": \"%s\"}".formatted(commandId))
                .then()
                .statusCode(200);
        change(id, "{\"creditLimit\": 6, \"commandId\": \"%s\"}".formatted(commandId))
                .then()
                .statusCode(422);
        change(openAccount(), "{\"creditLimit\": 5, \"commandId\": \"%s\"}".formatted(commandId))
                .then()
                .statusCode(422);
    }

    @Test
    void the_same_command_sent_at_once_has_one_effect() {
        String id = openAccount();
        String body = "{\"creditLimit\": 5, \"commandId\": \"%s\"}".formatted(newId("raise"));
        List<Response> answers = atOnce(8, _ -> change(id, body));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        given().get("/api/accounts/" + id).then().body("version", equalTo(2));
    }

    @Test
    void two_updates_at_once_are_decided_one_after_the_other() {
        String id = openAccount();
        List<Response> answers =
                atOnce(8, n -> change(id, "{\"creditLimit\": %d}".formatted(n + 1)));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        List<Integer> before =
                answers.stream().map(it -> it.<Integer>path("[0].oldCreditLimit")).toList();
        List<Integer> after =
                answers.stream().map(it -> it.<Integer>path("[0].newCreditLimit")).toList();
        // Every limit but the last was somebody's old one: no update was lost, none merged.
        int last = given().get("/api/accounts/" + id).path("creditLimit");
        assertThat(before).doesNotHaveDuplicates().contains(50_000).doesNotContain(last);
        assertThat(after).containsAll(before.stream().filter(it -> it != 50_000).toList());
        given().get("/api/accounts/" + id).then().body("version", equalTo(9));
    }

    @Test
    void an_account_opened_twice_at_once_is_opened_once() {
        String id = newId("account");
        List<Response> answers = atOnce(4, _ -> json(account(id)).post("/api/accounts"));
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(service.awaitEvents("account.events.v1", id, 1)).hasSize(1);
    }

    private static List<Response> atOnce(
            int count, java.util.function.IntFunction<Response> request) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        CompletableFuture.supplyAsync(
                                () -> request.apply(n), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static Response change(String id, String body) {
        return json(body).put("/api/accounts/" + id + "/credit-limit");
    }
}
