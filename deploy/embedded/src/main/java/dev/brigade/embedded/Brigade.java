package dev.brigade.embedded;

import dev.brigade.backing.PostgresServer;
import dev.brigade.backing.PostgresSettings;
import dev.brigade.embedded.client.Api;
import dev.brigade.embedded.client.Services;
import dev.brigade.embedded.data.DataDirectory;
import dev.brigade.embedded.data.LogFile;
import dev.brigade.embedded.process.Addresses;
import dev.brigade.embedded.process.EndpointsFile;
import dev.brigade.embedded.process.PostgresPart;
import dev.brigade.embedded.process.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole system as processes of this machine. */
final class Brigade {
    private static final Duration START = Duration.ofSeconds(120);
    private static final int DEATHS_AT_START = 4;
    private static final Set<String> BACKING = Set.of("kafka", "postgres");

    private final Console console;
    private final DataDirectory data;
    private final Addresses addresses;
    private final Jvms jvms;
    private final Services services;
    private final EndpointsFile endpoints;
    private final Supervisor supervisor;
    private volatile boolean published;

    Brigade(Path root, DataDirectory data, Addresses addresses, Console console) {
        this.console = console;
        this.data = data;
        this.addresses = addresses;
        this.jvms = new Jvms(root, data, addresses);
        this.services = Services.at(addresses);
        this.endpoints = new EndpointsFile(data.endpointsFile());
        this.supervisor = new Supervisor(console, this::publishAgain);
    }

    /** Starts everything, side by side where it can be, and returns when all services are ready. */
    void start() {
        supervisor.start(jvms.kafka());
        startPostgres();
        List.of(jvms.account(), jvms.transactions(), jvms.reactor(), jvms.ui())
                .forEach(supervisor::start);
        awaitAll();
    }

    private void startPostgres() {
        PostgresServer postgres =
                new PostgresServer(
                        new PostgresSettings(
                                data.postgres(),
                                data.cache(),
                                data.log("postgres"),
                                addresses.postgres(),
                                true));
        supervisor.start(new PostgresPart(postgres));
        Await.until(
                START,
                "Postgres does not answer",
                () -> {
                    requireLife("postgres");
                    return postgres.answers();
                });
        List.of("account", "transactions", "reactor").forEach(postgres::ensureDatabase);
        console.step("Postgres 18 answers");
    }

    private void awaitAll() {
        Map<String, Api> waitedFor = new LinkedHashMap<>(services.byName());
        Await.until(
                START,
                "Not everything is ready (see " + data.path().resolve("logs") + ")",
                () -> {
                    supervisor.pids().keySet().forEach(this::requireLife);
                    waitedFor.entrySet().removeIf(each -> isReady(each.getKey(), each.getValue()));
                    return waitedFor.isEmpty();
                });
    }

    private void requireLife(String part) {
        if (supervisor.deaths(part) >= DEATHS_AT_START) {
            Path log = data.log(part);
            throw new LaunchException(
                    part + " does not start: " + LogFile.lastMessage(log) + " (see " + log + ")");
        }
    }

    private boolean isReady(String part, Api api) {
        if (api.isReady()) {
            console.step(part + " is ready");
            return true;
        }
        return false;
    }

    /** From now on {@code endpoints.json} says where everything is. */
    void publish() {
        published = true;
        publishAgain();
    }

    private void publishAgain() {
        if (published) {
            endpoints.write(addresses, supervisor.pids());
        }
    }

    Services services() {
        return services;
    }

    Addresses addresses() {
        return addresses;
    }

    /** SIGKILL for a part, which is then started again. */
    void kill(String part) {
        supervisor.kill(part);
    }

    /** Returns when another process than {@code pid} runs the part and is ready. */
    void awaitAnother(String part, long pid, Api api) {
        Await.until(
                START,
                part + " did not come back",
                () -> supervisor.pids().getOrDefault(part, pid) != pid && api.isReady());
    }

    long pid(String part) {
        return supervisor.pids().getOrDefault(part, 0L);
    }

    /** Services first, then what they stand on. */
    void stop() {
        published = false;
        supervisor.stop(BACKING);
        endpoints.delete();
    }
}
