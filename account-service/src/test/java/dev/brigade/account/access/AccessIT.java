package dev.brigade.account.access;

import static dev.brigade.account.ServiceUnderTest.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.brigade.account.BackingServices;
import dev.brigade.account.LedgerOfOthers;
import dev.brigade.account.Notifier;
import dev.brigade.account.ServiceUnderTest;
import dev.brigade.account.access.AccessTable.Row;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.account.otp.token.Rights;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the guide, line by line, against the running service. */
@QuarkusTest
@TestProfile(SignInRequired.class)
@QuarkusTestResource(BackingServices.class)
class AccessIT {

    private static @Nullable Town sharedTown;

    @Inject @All List<DeciderRoute> deciders;
    @Inject LedgerOfOthers ledger;
    @Inject Notifier notifier;

    static List<Row> rows() {
        return AccessTable.rows();
    }

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void the_token_that_signing_in_gives_opens_what_is_ones_own_and_nothing_else() {
        String account = newId("account");
        String email = account + "@example.org";
        String body = ServiceUnderTest.account(account).replace("ada@example.org", email);
        Town.send(Town.ADMIN, "POST", "/api/accounts", body).then().statusCode(201);

        String otp = "{\"channel\": \"EMAIL\", \"address\": \"%s\"}".formatted(email);
        String request = Town.send(null, "POST", "/api/otp", otp).path("[0].requestId");
        String code =
                "{\"requestId\": \"%s\", \"code\": \"%s\"}"
                        .formatted(request, notifier.code(request));
        String token = Town.send(null, "POST", "/api/otp/verify", code).path("[0].token");

        assertThat(status(token, "/api/accounts/" + account)).isEqualTo(200);
        assertThat(status(token, "/api/accounts/" + town().account)).isEqualTo(404);
        assertThat(status(token + "x", "/api/accounts/" + account)).isEqualTo(401);
    }

    @Test
    void what_is_somebody_elses_is_answered_as_what_is_not_there() {
        for (String path : List.of("/api/accounts/", "/api/payments/")) {
            String there = path + (path.contains("acc") ? town().account : town().payment);
            Response others = Town.send(town().otherGuest, "GET", there, null);
            Response none = Town.send(town().otherGuest, "GET", path + newId("none"), null);
            assertThat(others.statusCode()).isEqualTo(404);
            assertThat(others.asString()).isEqualTo(none.asString());
        }
    }

    @Test
    void the_answer_to_a_command_is_for_whoever_sent_it_first() {
        String body =
                ServiceUnderTest.account(newId("account"))
                        .replaceFirst("\\{", "{\"commandId\": \"" + newId("command") + "\",");
        String other = Town.token(new Rights(true, null, null));
        Town.send(Town.ADMIN, "POST", "/api/accounts", body).then().statusCode(201);
        Town.send(Town.ADMIN, "POST", "/api/accounts", body).then().statusCode(201);
        Town.send(other, "POST", "/api/accounts", body).then().statusCode(422);
    }

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        Map<String, Map<String, Object>> paths =
                Town.send(Town.ADMIN, "GET", "/q/openapi?format=json", null)
                        .jsonPath()
                        .getMap("paths");
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch", "head", "options");
        Set<String> routes = new TreeSet<>();
        paths.forEach((path, item) ->
                item.keySet().stream()
                        .filter(methods::contains)
                        .forEach(method -> routes.add(method.toUpperCase() + " " + path)));

        assertThat(lines(Row::isRoute)).isEqualTo(routes).hasSizeGreaterThan(15);
    }

    @Test
    void every_kind_of_command_has_a_line_and_every_line_a_kind() {
        Set<String> kinds =
                deciders.stream()
                        .flatMap(decider -> decider.kinds().stream())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lines(Row::isCommand)).isEqualTo(kinds);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobody_may_do_what_the_table_says(Row row) {
        check(row, row.nobody(), null, null, 401);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void customers_may_do_what_the_table_says(Row row) {
        check(row, row.customer(), town().guest, town().otherGuest, 403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void restaurants_may_do_what_the_table_says(Row row) {
        check(row, row.restaurant(), town().cook, town().otherCook, 403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void admins_may_do_what_the_table_says(Row row) {
        check(row, row.admin(), Town.ADMIN, Town.ADMIN, 403);
    }

    private void check(
            Row row, String word, @Nullable String owner, @Nullable String stranger, int refused) {
        Response own = town().send(owner, row);
        Response others = town().send(stranger, row);
        switch (word) {
            case "no" -> {
                assertThat(own.statusCode()).isEqualTo(refused);
                assertThat(others.statusCode()).isEqualTo(refused);
            }
            case "all" -> {
                allowed(row, own);
                allowed(row, others);
            }
            case "own" -> {
                allowed(row, own);
                if (row.what().equals("GET /api/accounts")) {
                    allowed(row, others);
                    assertThat(own.asString()).contains(town().account);
                    assertThat(others.asString()).doesNotContain(town().account);
                } else {
                    assertThat(others.statusCode()).isEqualTo(404);
                }
            }
            case "none" -> assertThat(own.statusCode()).isEqualTo(404);
            case "by command" -> assertThat(row.what()).isEqualTo("POST /api/commands");
            default -> fail("The table has no word " + word);
        }
    }

    /** Decided, or refused by the domain. */
    private static void allowed(Row row, Response response) {
        assertThat(response.statusCode())
                .as(row.what() + " " + response.asString())
                .matches(status -> status < 300 || status == 409);
    }

    private static int status(String token, String path) {
        return Town.send(token, "GET", path, null).statusCode();
    }

    private static Set<String> lines(Predicate<Row> of) {
        return AccessTable.rows().stream()
                .filter(of)
                .map(Row::what)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Town town() {
        if (sharedTown == null) {
            sharedTown = new Town(ledger);
        }
        return sharedTown;
    }
}
