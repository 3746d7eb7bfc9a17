package dev.brigade.outbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A relay in a process of its own. */
final class RelayProcess {
    private RelayProcess() {}

    static Process start(RelayConfig config) throws IOException {
        return start(config, RelayProcess.class);
    }

    /** Another program that has a relay. */
    static Process start(RelayConfig config, Class<?> main, String... more) throws IOException {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                config.jdbcUrl(),
                                config.user(),
                                config.password(),
                                config.bootstrapServers(),
                                config.slot(),
                                config.engine().name(),
                                config.mode().name()));
        args.addAll(List.of(more));
        return JavaProcess.start(main, args);
    }

    /** What it was started with. */
    static RelayConfig config(String[] args) {
        return RelayConfig.of(args[0], args[1], args[2], args[3], Marketplace.SOURCE)
                .withSlot(args[4])
                .withEngine(RelayEngine.named(args[5]))
                .withMode(RelayMode.named(args[6]));
    }

    static void main(String[] args) throws IOException {
        try (Relay relay = Relay.of(config(args))) {
            relay.start();
            JavaProcess.awaitEndOfParent();
        }
    }
}
