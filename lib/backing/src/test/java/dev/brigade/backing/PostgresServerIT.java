package dev.brigade.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @Test
    void a_server_that_cannot_make_its_checkpoint_is_stopped_with_all_its_children(
            @TempDir Path directory) throws Exception {
        PostgresSettings settings = PostgresSettings.temporary(directory);
        try (var server = new PostgresServer(settings)) {
            server.start();
            ProcessHandle checkpointer = checkpointer(settings.port());
            freeze(checkpointer);

            server.stop();

            assertThat(checkpointer.isAlive()).isFalse();
            server.start();
            assertThat(server.answers()).isTrue();
        }
    }

    private static ProcessHandle checkpointer(int port) throws SQLException {
        try (var connection =
                        Databases.at(
                                        Databases.url(port, "postgres"),
                                        Databases.USER,
                                        Databases.USER)
                                .getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select pid from pg_stat_activity where backend_type = 'checkpointer'")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    }
}
