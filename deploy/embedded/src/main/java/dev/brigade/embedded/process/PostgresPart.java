package dev.brigade.embedded.process;

import dev.brigade.backing.PostgresServer;

/** The embedded Postgres. */
public record PostgresPart(PostgresServer server) implements Part {
    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Process launch() {
        return server.launch();
    }

    @Override
    public void stop(Process running) {
        server.stop();
    }
}
