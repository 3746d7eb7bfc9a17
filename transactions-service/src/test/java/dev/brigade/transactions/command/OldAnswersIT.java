package dev.brigade.transactions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.support.OrderBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OldAnswersIT {

    private static final String AT_MOST_A_THOUSAND =
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
            """;

    private final DataSource database = OrderBook.create().dataSource();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final OldAnswers answers =
            new OldAnswers(new Transactions(database), Duration.ofDays(30), metrics);

    @Test
    void a_first_pruning_after_months_goes_a_thousand_at_a_time() throws SQLException {
        execute(AT_MOST_A_THOUSAND);
        remember(2_500, 31);

        answers.forget();

        assertThat(remembered()).isZero();
        assertThat(metrics.counter("brigade.answers.forgotten").count()).isEqualTo(2_500);
    }

    @Test
    void what_may_still_be_asked_for_is_kept() throws SQLException {
        remember(3, 31);
        remember(2, 29);

        answers.forget();

        assertThat(remembered()).isEqualTo(2);
    }

    @Test
    void what_another_instance_is_at_is_left_to_it() throws SQLException {
        remember(3, 31);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.update(other, "delete from handled_command where command_id = '31 days, 2'");

            answers.forget();
            other.rollback();
        }
        assertThat(remembered()).isEqualTo(1);
    }

    @Test
    void a_failure_is_counted() throws SQLException {
        execute("drop table handled_command");

        assertThatThrownBy(answers::forget).isInstanceOf(SQLException.class);
        assertThat(metrics.counter("brigade.answers.failures").count()).isEqualTo(1);
    }

    private void remember(int count, int days) throws SQLException {
        execute(
                """
                insert into handled_command (command_id, request_hash, response, handled_at)
                select '%2$d days, ' || n, '', '[]', now() - interval '%2$d days'
                from generate_series(1, %1$d) n
                """
                        .formatted(count, days));
    }

    private long remembered() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "select count(*) from handled_command",
                            row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql);
        }
    }
}
