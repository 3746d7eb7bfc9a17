package dev.brigade.backing;

import java.nio.file.Path;

/** As a child process, in a temporary directory. */
final class EmbeddedPostgres implements PostgresHost {
    private final Path directory = Directories.temporary("brigade-postgres-");
    private final PostgresSettings settings = PostgresSettings.temporary(directory);
    private final PostgresServer server = new PostgresServer(settings);

    EmbeddedPostgres() {
        server.start();
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public void restart() {
        server.stop();
        server.start();
    }

    @Override
    public void close() {
        server.close();
        Directories.deleteBehind(directory);
    }
}
