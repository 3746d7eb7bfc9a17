package dev.brigade.benchmarks.outbox;

import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayConfig;
import dev.brigade.outbox.RelayStatus.State;

/** Runs one candidate until the input ends. */
final class CandidateMain {
    private CandidateMain() {}

    static void main(String[] args) throws Exception {
        RelayConfig config = RelayConfig.of(args[1], args[2], "", args[3], OutboxBenchmark.SOURCE);
        try (AutoCloseable _ = start(args[0], config)) {
            System.out.println(CandidateProcess.READY);
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.exit(0);
    }

    private static AutoCloseable start(String name, RelayConfig config) throws Exception {
        return switch (name) {
            case "floor" -> new BareReader(config);
            case "polling" -> new Poller(config);
            default -> relay(Candidate.relay(name, config));
        };
    }

    private static Relay relay(RelayConfig config) throws InterruptedException {
        Relay relay = Relay.of(config);
        relay.start();
        while (relay.status().state() != State.RUNNING) {
            Thread.sleep(20);
        }
        return relay;
    }
}
