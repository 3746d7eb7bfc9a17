package dev.brigade.account.command;

import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.brigade.account.BackingServices;
import dev.brigade.account.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OldAnswersIT {

    private static final String OLD =
            "select count(*) from handled_command where command_id like 'old-%'";

    @Inject DataSource database;
    @Inject OldAnswers answers;

    @BeforeEach
    void start() throws SQLException {
        ServiceUnderTest.awaitReadiness();
        answers.forget();
    }

    @Test
    void a_command_whose_answer_is_forgotten_is_done_again() throws Exception {
        String account = openAccount();
        String body = body();
        assertThat(version(change(account, body))).isEqualTo(2);
        age(29);
        answers.forget();
        assertThat(version(change(account, body))).isEqualTo(2);
        age(31);
        answers.forget();
        assertThat(version(change(account, body))).isEqualTo(3);
    }

    @Test
    void an_answer_that_is_asked_for_again_is_kept_as_long_again() throws Exception {
        String account = openAccount();
        String body = body();
        change(account, body);
        age(31);
        assertThat(version(change(account, body))).isEqualTo(2);
        answers.forget();
        assertThat(version(change(account, body))).isEqualTo(2);
    }

    @Test
    void many_are_forgotten_a_thousand_at_a_time() throws Exception {
        execute(
                """
                create function refuse_many() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from gone) > 1000 then
                        raise 'too many';
                    end if;
                    return null;
                end $$;
                create trigger refuse_many after delete on handled_command
                    referencing old table as gone for each statement execute function refuse_many()
                """);
        try {
            long before = answers.forgotten();
            makeOld(2_500);
            answers.forget();
            assertThat(count(OLD)).isZero();
            assertThat(answers.forgotten() - before).isEqualTo(2_500);
        } finally {
            execute("drop function refuse_many cascade");
        }
    }

    @Test
    void while_another_instance_is_at_it_nothing_is_done() throws Exception {
        makeOld(3);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock(hashtextextended('brigade.account.answers', 0))");
            answers.forget();
            assertThat(count(OLD)).isEqualTo(3);
            other.rollback();
        }
        answers.forget();
        assertThat(count(OLD)).isZero();
    }

    @Test
    void an_answer_that_somebody_is_getting_is_passed_over() throws Exception {
        makeOld(3);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "update handled_command set handled_at = now() where command_id = 'old-2'");
            assertTimeoutPreemptively(Duration.ofSeconds(20), answers::forget);
            assertThat(count(OLD)).isEqualTo(1);
            other.commit();
        }
        answers.forget();
        assertThat(count(OLD)).isEqualTo(1);
        execute("delete from handled_command where command_id = 'old-2'");
    }

    @Test
    void an_answer_is_kept_for_an_hour_at_least() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OldAnswers(database, Duration.ofMinutes(59)))
                .withMessageContaining("brigade.answers-kept");
    }

    private static String body() {
        return "{\"creditLimit\": 5, \"commandId\": \"%s\"}".formatted(newId("raise"));
    }

    private static Response change(String account, String body) {
        return json(body).put("/api/accounts/" + account + "/credit-limit");
    }

    /** The version of the account that the command left behind. */
    private static int version(Response changed) {
        changed.then().statusCode(200);
        return changed.path("[0].streamVersion");
    }

    private void age(int days) throws SQLException {
        execute(
                "update handled_command set handled_at = now() - interval '%d days'"
                        .formatted(days));
    }

    private void makeOld(int count) throws SQLException {
        execute(
                """
                insert into handled_command (command_id, fingerprint, answer, handled_at)
                select 'old-' || n, '', '[]', now() - interval '31 days' from generate_series(1, %d) n
                """
                        .formatted(count));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
