package dev.brigade.embedded;

import dev.brigade.backing.BackingException;
import dev.brigade.backing.Ports;
import dev.brigade.embedded.client.Market;
import dev.brigade.embedded.data.DataDirectory;
import dev.brigade.embedded.demo.Probe;
import dev.brigade.embedded.demo.Seed;
import dev.brigade.embedded.options.CommandLine;
import dev.brigade.embedded.options.Options;
import dev.brigade.embedded.process.Addresses;
import dev.brigade.embedded.process.PortPlan;
import dev.brigade.embedded.tour.Tour;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./run} runs: starts the system, and keeps it running until Ctrl-C. */
public final class Launcher {
    private static final Logger ALL_LOGS = Logger.getLogger("");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Options options;
    private final Console console;

    private Launcher(Options options) {
        this.options = options;
        this.console =
                new Console(
                        System.out,
                        ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
    }

    /**
     * Exit codes: 0 for a tour that went well, 1 when something failed, 2 for a bad command line.
     */
    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.OFF);
        switch (CommandLine.of(List.of(arguments))) {
            case CommandLine.Rejected(String line) -> exit(MISUSED, line);
            case CommandLine.Understood(Options options) -> run(options);
        }
    }

    private static void run(Options options) {
        try {
            new Launcher(options).run();
        } catch (LaunchException e) {
            exit(FAILED, String.valueOf(e.getMessage()));
        } catch (BackingException e) {
            exit(FAILED, "Brigade does not start: " + e.getMessage());
        }
    }

    private static void exit(int code, String line) {
        System.err.println(line);
        System.exit(code);
    }

    private void run() {
        DataDirectory data = DataDirectory.open(options.data(), options.reset());
        console.line(
                "Brigade in development mode: no sign-in, and everything listens on loopback only.");
        console.step("data in " + data.path());
        Addresses addresses =
                new PortPlan(Ports::isFree, Ports::free, console::step).addresses(options.uiPort());
        Path root = Path.of(System.getProperty("brigade.root", "."));
        Brigade brigade = new Brigade(root.toAbsolutePath().normalize(), data, addresses, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(brigade), "stop"));
        Market market = new Market(brigade.services());
        brigade.start();
        seed(market);
        new Probe(market).send();
        console.step("probe order placed, paid, cooked and shown");
        brigade.publish();
        if (options.script()) {
            System.exit(tour(brigade, market).run() ? 0 : FAILED);
        }
        sayReady(addresses);
        sleepForEver();
    }

    private void seed(Market market) {
        if (options.seed() && new Seed(market).plant()) {
            console.step("demo data is there: 3 restaurants, 2 customers, 12 finished orders");
        }
    }

    private Tour tour(Brigade brigade, Market market) {
        return new Tour(
                market,
                console,
                new KilledReactor(brigade),
                brigade.addresses().bootstrapServers());
    }

    private void sayReady(Addresses addresses) {
        console.line(
                "Ready after "
                        + Console.seconds(console.elapsed())
                        + ". Ctrl-C stops everything; the data stays.");
        console.line("  page                  " + Addresses.url(addresses.ui()));
        console.line(
                "  account-service       " + Addresses.url(addresses.account()) + "/q/swagger-ui");
        console.line(
                "  transactions-service  "
                        + Addresses.url(addresses.transactions())
                        + "/q/swagger-ui");
        console.line(
                "  reactor-service       " + Addresses.url(addresses.reactor()) + "/q/swagger-ui");
        console.line(
                "  Postgres              " + addresses.jdbcUrl("postgres") + " (user postgres)");
        console.line("  Kafka                 " + addresses.bootstrapServers());
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Brigade brigade) {
        Instant begin = Instant.now();
        brigade.stop();
        console.line("Stopped in " + Console.seconds(Duration.between(begin, Instant.now())) + ".");
    }
}
