package dev.brigade.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BackingPostgresIT {
    final BackingPostgres postgres = BackingPostgres.shared();

    @Test
    void the_server_is_postgres_18_and_ready_for_logical_decoding() throws SQLException {
        DataSource database = postgres.newDatabase();
        assertThat(setting(database, "server_version")).startsWith("18.");
        assertThat(setting(database, "wal_level")).isEqualTo("logical");
        assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(database, "max_replication_slots")).isEqualTo("50");
    }

    @Test
    void every_database_is_a_fresh_one() {
        assertThat(postgres.newDatabaseUrl()).isNotEqualTo(postgres.newDatabaseUrl());
    }

    @Test
    void committed_rows_are_there_after_a_restart_on_the_same_port() throws SQLException {
        DataSource database = postgres.newDatabase();
        execute(database, "CREATE TABLE dish AS SELECT 'čevapi' AS name");
        postgres.restart();
        assertThat(query(database, "SELECT name FROM dish")).isEqualTo("čevapi");
    }

    private static String setting(DataSource database, String name) throws SQLException {
        return query(database, "SHOW " + name);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
