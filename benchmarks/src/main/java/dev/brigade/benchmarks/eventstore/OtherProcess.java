package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.SubscriptionStatus.State;
import io.agroal.api.AgroalDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.UUID;

/** A consumer in a process of its own, which tells this one what it sees. */
final class OtherProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;
    private final Arrivals arrivals = new Arrivals();

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when it consumes. */
    static OtherProcess start(String url, String user, String view) throws IOException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                url,
                                user,
                                view)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        OtherProcess other = new OtherProcess(process);
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); !READY.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("The other process did not start");
            }
            other.note(line); // what was there before
        }
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(other::note));
        return other;
    }

    private void note(String line) {
        int space = line.indexOf(' ');
        arrivals.note(
                UUID.fromString(line.substring(0, space)),
                Long.parseLong(line, space + 1, line.length(), 10));
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** The process ends by itself when its input does. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        process.waitFor();
    }

    static void main(String[] args) throws Exception {
        try (AgroalDataSource pool = DurablePostgres.pool(args[0], args[1], 8);
                Subscription subscription =
                        new PostgresEventStore(pool)
                                .subscribe(
                                        args[2],
                                        batch -> batch.forEach(event -> tell(event.eventId())),
                                        SubscriptionOptions.defaults())) {
            while (subscription.status().state() != State.RUNNING) {
                Thread.sleep(20);
            }
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // until the other side closes it
            }
        }
    }

    private static void tell(UUID event) {
        System.out.println(event + " " + Arrivals.now());
    }
}
