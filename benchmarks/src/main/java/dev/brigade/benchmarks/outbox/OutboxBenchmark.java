package dev.brigade.benchmarks.outbox;

import dev.brigade.backing.BackingKafka;
import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.RelayConfig;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * How long an event takes from its commit to a consumer, how many a second get through when many
 * wait, and what waiting costs: both engines of the relay, beside the floor and a polling outbox.
 * The database syncs each commit to disk. Ends with 1 when a target does not hold.
 */
public final class OutboxBenchmark {
    static final String TOPIC = "account.events.v1";
    static final String SOURCE = "/account-service";

    private static final List<Candidate> ALL =
            List.of(
                    Candidate.FLOOR,
                    Candidate.PGOUTPUT,
                    Candidate.DEBEZIUM,
                    Candidate.PGOUTPUT_TRANSACTIONAL,
                    Candidate.DEBEZIUM_TRANSACTIONAL,
                    Candidate.POLLING);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int BURST = 100_000;
    private static final String LINE = "%-11s %-22s %-22s %-14s %-10s %-12s %-10s %-8s %s%n";

    private OutboxBenchmark() {}

    static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        boolean quick = options.contains("--quick");
        int only = options.indexOf("--only");
        List<String> names =
                only < 0 ? List.of() : Arrays.asList(options.get(only + 1).split(",", -1));
        Measurement measurement =
                new Measurement(
                        Duration.ofSeconds(quick ? 10 : 30), Duration.ofSeconds(quick ? 15 : 60));
        boolean all = true;
        System.out.printf(
                LINE,
                "what",
                "150/s p50/p95/p99 ms",
                "500/s p50/p95/p99 ms",
                "burst, /s",
                "idle CPU",
                "after pause",
                "memory",
                "ordered",
                "targets");
        try (DurablePostgres postgres = DurablePostgres.start();
                BackingKafka kafka = BackingKafka.shared()) {
            for (Candidate candidate : ALL) {
                if (names.isEmpty() || names.contains(candidate.name())) {
                    all &= print(candidate, measurement.of(candidate, postgres, kafka));
                }
            }
        }
        System.exit(all ? 0 : 1); // the broker leaves threads behind
    }

    private static boolean print(Candidate candidate, Candidate.Figures seen) {
        boolean wanted = candidate.target() != Candidate.Target.NONE;
        boolean holds = !wanted || candidate.target().holds(seen);
        System.out.printf(
                LINE,
                candidate.name(),
                seen.slow(),
                seen.fast(),
                String.format(Locale.ROOT, "%.0f", seen.burst()),
                String.format(Locale.ROOT, "%.1f %%", seen.idle()),
                String.format(Locale.ROOT, "%.1f ms", seen.first()),
                seen.memory() + " MB",
                seen.ordered() ? "yes" : "NO",
                !wanted ? "" : holds ? "hold" : "do not hold: " + candidate.target());
        return holds;
    }

    /**
     * One candidate after the other, each with a database and a topic of its own.
     *
     * @param time of each rate
     * @param pause before the first event
     */
    private record Measurement(Duration time, Duration pause) {
        Candidate.Figures of(Candidate candidate, DurablePostgres postgres, BackingKafka kafka)
                throws Exception {
            RelayConfig config = prepare(candidate, postgres, kafka.bootstrapServers());
            ConcurrentMap<String, Long> commits = new ConcurrentHashMap<>();
            try (CandidateProcess process = CandidateProcess.start(candidate, config);
                    Writer writer = new Writer(config, candidate.deletes(), commits);
                    Arrivals arrivals = new Arrivals(config.bootstrapServers(), commits)) {
                latencies(writer, arrivals, 500, WARM_UP);
                Latencies slow = latencies(writer, arrivals, 150, time);
                Latencies fast = latencies(writer, arrivals, 500, time);
                Duration settling = pause.dividedBy(2); // the compiler and the collector finish
                Thread.sleep(settling);
                double idle = process.idle(pause.minus(settling));
                Latencies first = latencies(writer, arrivals, 1, Duration.ofMillis(1));
                double burst = burst(process, writer, arrivals);
                return new Candidate.Figures(
                        slow,
                        fast,
                        burst,
                        idle,
                        first.percentile(100),
                        process.memory(),
                        arrivals.ordered());
            } finally {
                dropSlots(config);
            }
        }

        private static Latencies latencies(
                Writer writer, Arrivals arrivals, int rate, Duration time) throws Exception {
            int before = writer.written();
            writer.write(rate, time);
            return arrivals.await(writer.written()).after(before);
        }

        private static double burst(CandidateProcess process, Writer writer, Arrivals arrivals)
                throws Exception {
            process.freeze();
            writer.burst(BURST);
            process.thaw();
            long thawed = System.nanoTime();
            arrivals.await(writer.written());
            return BURST / ((System.nanoTime() - thawed) / 1e9);
        }

        private static RelayConfig prepare(
                Candidate candidate, DurablePostgres postgres, String kafka) throws Exception {
            String url = postgres.url(candidate.name());
            try (AgroalDataSource database = postgres.pool(candidate.name(), 1)) {
                Outbox.install(database);
            }
            try (Admin admin = Admin.create(java.util.Map.of("bootstrap.servers", kafka))) {
                if (admin.listTopics().names().get().contains(TOPIC)) {
                    admin.deleteTopics(List.of(TOPIC)).all().get();
                    while (admin.listTopics().names().get().contains(TOPIC)) {
                        Thread.sleep(50);
                    }
                }
            }
            Topics.ensure(kafka, List.of(new TopicSpec(TOPIC, 3, Duration.ofHours(1), false)));
            return RelayConfig.of(url, postgres.user(), "", kafka, SOURCE);
        }

        /** The next candidate's database has a slot of the same name. */
        private static void dropSlots(RelayConfig config)
                throws SQLException, InterruptedException {
            try (var connection =
                            java.sql.DriverManager.getConnection(
                                    config.jdbcUrl(), config.user(), config.password());
                    var statement = connection.createStatement()) {
                while (statement
                        .executeQuery("select from pg_replication_slots where active")
                        .next()) {
                    Thread.sleep(50);
                }
                statement.execute(
                        "select pg_drop_replication_slot(slot_name) from pg_replication_slots");
            }
        }
    }
}
