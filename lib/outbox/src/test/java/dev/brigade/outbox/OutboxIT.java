package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.backing.BackingPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {
    final DataSource database = BackingPostgres.shared().newDatabase();
    final Outbox outbox = new Outbox();

    @BeforeEach
    void install() {
        Outbox.install(database);
    }

    @Test
    void an_event_outside_a_transaction_is_refused() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> outbox.publish(connection, event("{}")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("transaction");
        }
    }

    @Test
    void the_table_is_empty_after_the_commit() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            outbox.publish(connection, event("{}"));
            connection.commit();
            assertThat(rows(connection)).isZero();
        }
    }

    @Test
    void an_event_that_is_not_json_fails_the_transaction_that_writes_it() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> outbox.publish(connection, event("{oops")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("json");
        }
    }

    @Test
    void several_instances_can_install_at_once() throws Exception {
        DataSource fresh = BackingPostgres.shared().newDatabase();
        Callable<Object> install = Executors.callable(() -> Outbox.install(fresh));
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> installed =
                    instances.invokeAll(Stream.generate(() -> install).limit(8).toList());
            assertThat(installed).allMatch(one -> one.state() == Future.State.SUCCESS);
        }
    }

    @Test
    void an_outbox_of_before_gets_what_was_added_since() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("alter table outbox drop column snapshot");
            Outbox.install(database);
            connection.setAutoCommit(false);
            outbox.publish(connection, event("{}"));
            connection.commit();
        }
    }

    private static OutboxEvent event(String payload) {
        return Marketplace.event("account.events.v1", "a1", 1, payload);
    }

    private static int rows(Connection connection) throws SQLException {
        try (ResultSet rows =
                connection.createStatement().executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
