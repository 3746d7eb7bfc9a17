package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Card numbers, codes and tokens stand in clear in no table, no topic, no log and no answer. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SecrecyIT {

    private static final String NUMBER = "5105105105105100";

    @Inject ServiceUnderTest service;
    @Inject Notifier notifier;
    @Inject DataSource database;

    private final LogLines log = new LogLines();
    private final String id = newId("account");

    @BeforeEach
    void start() {
        log.start();
        ServiceUnderTest.awaitReadiness();
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    void a_card_number_is_found_nowhere_in_clear() throws SQLException {
        List<String> answers = new ArrayList<>();
        answers.add(
                json(account(id, NUMBER))
                        .header("Idempotency-Key", id)
                        .post("/api/accounts")
                        .asString());
        answers.add(json(account(id, NUMBER)).post("/api/accounts").asString());
        answers.add(json(account(id, NUMBER + "x")).post("/api/accounts").asString());
        answers.add(json("{\"cardNumber\": " + NUMBER).post("/api/accounts").asString());
        answers.add(
                json("{\"streetAddress\":\"2\",\"zipOrPostal\":\"2\",\"countryCode\":\"DE\"}")
                        .put("/api/accounts/" + id + "/address")
                        .asString());
        answers.add(given().get("/api/accounts/" + id).asString());
        answers.add(given().get("/api/accounts?limit=200").asString());
        String dump = given().post("/api/account-dumps").path("id");
        answers.add(given().get("/api/account-dumps/" + dump + "/accounts").asString());
        assertThat(answers.getLast()).contains(id);
        service.awaitEvents("account.address.fat.v1", id, 1);

        assertThat(answers).noneMatch(answer -> answer.contains(NUMBER));
        nowhere(NUMBER);
        nowhere(NUMBER.replaceAll("(.{4})(?!$)", "$1 "));
    }

    @Test
    void a_code_is_found_nowhere_in_clear_nor_is_the_token_it_was_changed_for()
            throws SQLException {
        String email = id + "@example.org";
        json(account(id).replace("ada@example.org", email)).post("/api/accounts");
        String body =
                "{\"channel\": \"EMAIL\", \"address\": \"%s\", \"commandId\": \"%s\"}"
                        .formatted(email, newId("command"));
        Response asked = json(body).post("/api/otp");
        String request = asked.path("[0].requestId");
        String code = notifier.code(request);

        List<String> answers = new ArrayList<>(List.of(asked.asString()));
        answers.add(json(body).post("/api/otp").asString());
        answers.add(verify(newId("request"), code).asString());
        answers.add(verify(request, code + "0").asString());
        answers.add(json("{\"code\": " + code).post("/api/otp/verify").asString());
        Response signedIn = verify(request, code);
        answers.add(signedIn.asString());
        answers.add(verify(request, code).asString());
        String token = signedIn.path("[0].token");
        service.awaitEvents("otp.events.v1", request, 2);

        assertThat(answers).noneMatch(answer -> says(answer, code));
        nowhere(code);
        nowhere(token.substring(token.lastIndexOf('.') + 1));
    }

    private static Response verify(String request, String code) {
        return json("{\"requestId\": \"%s\", \"code\": \"%s\", \"commandId\": \"%s\"}"
                        .formatted(request, code, newId("command")))
                .post("/api/otp/verify");
    }

    private void nowhere(String secret) throws SQLException {
        String hex = HexFormat.of().formatHex(secret.getBytes(UTF_8));
        assertThat(allRows())
                .isNotEmpty()
                .noneMatch(row -> says(row, secret))
                .noneMatch(row -> row.contains(hex));
        assertThat(service.topics().everything().stream().map(SecrecyIT::text))
                .isNotEmpty()
                .noneMatch(record -> says(record, secret));
        assertThat(log.all()).isNotEmpty().noneMatch(line -> says(line, secret));
    }

    /** Six digits may well stand within an id or a longer number. */
    private static boolean says(String text, String secret) {
        return Pattern.compile("(?<![0-9A-Za-z_.-])" + Pattern.quote(secret) + "(?![0-9A-Za-z_-])")
                .matcher(text)
                .find();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder all = new StringBuilder();
        Stream.of(record.key(), record.value())
                .filter(bytes -> bytes != null)
                .forEach(bytes -> all.append(new String(bytes, UTF_8)).append('\n'));
        record.headers()
                .forEach(header ->
                        all.append(header.key())
                                .append('\n')
                                .append(new String(header.value(), UTF_8))
                                .append('\n'));
        return all.toString();
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
            """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """;

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
