package dev.brigade.transactions.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.brigade.transactions.access.AccessTable.Row;
import dev.brigade.transactions.access.Calls.Call;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.SignInRequired;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the guide, line by line, against the running service. */
@QuarkusTest
@TestProfile(SignInRequired.class)
@QuarkusTestResource(BackingServices.class)
class AccessIT {

    private static @Nullable Town sharedTown;

    @Inject CommandPorts ports;

    static List<Row> rows() {
        return AccessTable.rows();
    }

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        Map<String, Map<String, Object>> paths =
                Town.get(Town.ADMIN, "/q/openapi?format=json").jsonPath().getMap("paths");
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
                Stream.of(ports.restaurants(), ports.orders(), ports.ledgers())
                        .flatMap(port -> port.readers().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lines(Row::isCommand)).isEqualTo(kinds);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobody_may_do_what_the_table_says(Row row) {
        check(row, "nobody", row.nobody(), null, null, 401);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void customers_may_do_what_the_table_says(Row row) {
        Town town = town();
        check(row, "customer", row.customer(), town.guest, town.otherGuest, 403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void restaurants_may_do_what_the_table_says(Row row) {
        Town town = town();
        check(row, "restaurant", row.restaurant(), town.cook, town.otherCook, 403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void admins_may_do_what_the_table_says(Row row) {
        check(row, "admin", row.admin(), Town.ADMIN, Town.ADMIN, 403);
    }

    private void check(
            Row row,
            String role,
            String word,
            @Nullable String owner,
            @Nullable String stranger,
            int refused) {
        switch (word) {
            case "no" -> {
                assertThat(answer(row, role, owner).statusCode()).isEqualTo(refused);
                assertThat(answer(row, role, stranger).statusCode()).isEqualTo(refused);
            }
            case "all" -> {
                allowed(row, answer(row, role, owner));
                allowed(row, answer(row, role, stranger));
            }
            case "own" -> {
                Response own = answer(row, role, owner);
                Response others = answer(row, role, stranger);
                allowed(row, own);
                if (row.what().equals("GET /api/orders")) {
                    allowed(row, others);
                    assertThat(own.asString()).contains(town().order);
                    assertThat(others.asString()).doesNotContain(town().order);
                } else {
                    assertThat(others.statusCode()).isEqualTo(404);
                }
            }
            case "none" -> assertThat(answer(row, role, owner).statusCode()).isEqualTo(404);
            case "by command" -> assertThat(row.what()).isEqualTo("POST /api/commands");
            default -> fail("The table has no word " + word);
        }
    }

    /** Decided, or refused by the domain. A route that this test has no object for: let in. */
    private static void allowed(Row row, Response response) {
        assertThat(response.statusCode())
                .as(row.what())
                .isNotIn(401, 403)
                .matches(status -> !known(row) || status < 300 || status == 409);
    }

    private static boolean known(Row row) {
        return new Calls(town()).of(row, "admin") != null;
    }

    private static Response answer(Row row, String role, @Nullable String token) {
        Call call = new Calls(town()).of(row, role);
        return call == null
                ? Town.send(
                        token,
                        row.method(),
                        row.path().replaceAll("\\{[^}]*}", "none"),
                        row.method().equals("GET") ? null : "{}")
                : Town.send(token, call.method(), call.path(), call.body());
    }

    private static Set<String> lines(Predicate<Row> of) {
        return AccessTable.rows().stream()
                .filter(of)
                .map(Row::what)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Town town() {
        if (sharedTown == null) {
            sharedTown = new Town();
        }
        return sharedTown;
    }
}
