package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dumps as others get them. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class AccountDumpsIT {

    private static final String DUMPS = "/api/account-dumps";

    @Inject DataSource database;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void a_dump_is_taken_on_demand_listed_and_read_line_by_line() {
        String account = openAccount();
        Response taken = given().post(DUMPS);
        taken.then()
                .statusCode(201)
                .body("takenAt", notNullValue())
                .body("positions.topic", hasItem("account.events.v1"))
                .body("positions[0].keySet()", equalTo(Set.of("topic", "partition", "offset")));
        String id = taken.path("id");
        assertThat(taken.header("Location")).endsWith(DUMPS + "/" + id);

        given().get(DUMPS).then().body("items[0].id", equalTo(id)).body("next", nullValue());
        given().get(DUMPS + "/latest")
                .then()
                .header("ETag", "\"" + id + "\"")
                .body("id", equalTo(id));
        Response lines = given().get(DUMPS + "/" + id + "/accounts");
        lines.then()
                .statusCode(200)
                .header("Content-Type", containsString("application/x-ndjson"))
                .header("Content-Length", Integer::parseInt, equalTo(lines.asByteArray().length));
        assertThat(lines.asString().lines())
                .hasSize(taken.<Integer>path("accounts"))
                .anyMatch(line -> line.contains("\"id\":\"" + account + "\",\"version\":1,"));
    }

    @Test
    void a_dump_never_changes_so_it_is_sent_once() {
        String id = given().post(DUMPS).path("id");
        String tag = "\"" + id + "\"";
        for (String path : new String[] {"/latest", "/" + id, "/" + id + "/accounts"}) {
            given().header("If-None-Match", tag).get(DUMPS + path).then().statusCode(304);
        }
    }

    @Test
    void a_dump_that_is_not_there_is_not_found() {
        for (String path : new String[] {"/none", "/none/accounts"}) {
            given().get(DUMPS + path)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("No dump none"));
        }
    }

    @Test
    void what_is_cut_short_does_not_look_complete() throws Exception {
        openAccount();
        String id = given().post(DUMPS).path("id");
        execute(
                "update account_dump_part set lines = repeat('x', 100000) where dump_id = '%s'"
                        .formatted(id));
        execute("update account_dump set bytes = 100001 where id = '%s'".formatted(id));
        URI lines =
                URI.create(
                        RestAssured.baseURI
                                + ":"
                                + RestAssured.port
                                + DUMPS
                                + "/"
                                + id
                                + "/accounts");
        assertThatIOException().isThrownBy(() -> readAll(lines)).withMessageContaining("EOF");
    }

    @Test
    void readiness_and_metrics_tell_of_the_dumps() {
        given().post(DUMPS).then().statusCode(201);
        await().untilAsserted(() ->
                given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body(
                                "checks.find { it.name == 'account dumps' }.data.state",
                                equalTo("FINE"))
                        .body(
                                "checks.find { it.name == 'account dumps' }.data.newest",
                                notNullValue()));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("(?m)^brigade_dump_age_seconds \\d{1,2}\\.")
                .contains("brigade_dump_failures_total 0.0");
    }

    private static byte[] readAll(URI lines) throws IOException {
        try (InputStream body = lines.toURL().openStream()) {
            return body.readAllBytes();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
