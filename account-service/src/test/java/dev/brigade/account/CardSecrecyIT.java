package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A card number stands in clear in no table, no topic and no answer. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class CardSecrecyIT {

    private static final String NUMBER = "5105105105105100";

    @Inject ServiceUnderTest service;
    @Inject DataSource database;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void a_card_number_is_found_nowhere_in_clear() throws SQLException {
        String id = newId("account");
        List<String> answers = new ArrayList<>();
        answers.add(
                json(account(id, NUMBER))
                        .header("Idempotency-Key", id)
                        .post("/api/accounts")
                        .asString());
        answers.add(json(account(id, NUMBER)).post("/api/accounts").asString());
        answers.add(json(account(id, NUMBER + "x")).post("/api/accounts").asString());
        answers.add(
                json("{\"streetAddress\":\"2\",\"zipOrPostal\":\"2\",\"countryCode\":\"DE\"}")
                        .put("/api/accounts/" + id + "/address")
                        .asString());
        answers.add(given().get("/api/accounts/" + id).asString());
        answers.add(given().get("/api/accounts?limit=200").asString());
        service.awaitEvents("account.address.fat.v1", id, 1);

        assertThat(answers).noneMatch(answer -> answer.contains(NUMBER));
        assertThat(allRows()).isNotEmpty().noneMatch(row -> row.contains(NUMBER));
        assertThat(service.topics().everything())
                .isNotEmpty()
                .noneMatch(record ->
                        record.value() != null
                                && new String(record.value(), UTF_8).contains(NUMBER));
    }

    private List<String> allRows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : strings(statement, TABLES)) {
                rows.addAll(strings(statement, "select t::text from %s t".formatted(table)));
            }
        }
        return rows;
    }

    private static final String TABLES =
            "select quote_ident(tablename) from pg_tables where schemaname = 'public'";

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
