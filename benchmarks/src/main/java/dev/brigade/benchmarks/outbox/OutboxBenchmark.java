package dev.brigade.benchmarks.outbox;

import dev.brigade.backing.BackingKafka;
import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayConfig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Commits a row and its event at a steady rate, and measures from the commit's return to the
 * consumer. Prints percentiles. The database syncs each commit to disk. Arguments: events per
 * second (150), seconds (30).
 */
public final class OutboxBenchmark {
    static final String TOPIC = "account.events.v1";
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private OutboxBenchmark() {}

    static void main(String[] args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 150;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        try (DurablePostgres postgres = DurablePostgres.start();
                BackingKafka kafka = BackingKafka.shared()) {
            run(postgres, kafka.bootstrapServers(), rate, Duration.ofSeconds(seconds));
        }
        System.exit(0); // the broker leaves threads behind
    }

    private static void run(DurablePostgres postgres, String kafka, int rate, Duration time)
            throws Exception {
        Topics.ensure(kafka, List.of(new TopicSpec(TOPIC, 3, Duration.ofHours(1), false)));
        RelayConfig config =
                RelayConfig.of(
                        postgres.url("account"), postgres.user(), "", kafka, "/account-service");
        ConcurrentMap<String, Long> commits = new ConcurrentHashMap<>();
        try (Relay relay = Relay.of(config);
                Writer writer = new Writer(config, commits);
                Arrivals arrivals = new Arrivals(kafka, commits)) {
            relay.start();
            writer.write(rate, WARM_UP);
            arrivals.await(writer.written());
            int warm = writer.written();
            writer.write(rate, time);
            Latencies latencies = arrivals.await(writer.written()).after(warm);
            System.out.printf("%d events/s, commit to consumer: %s%n", rate, latencies);
            System.out.printf("idle CPU: %.0f %% of a core%n", idleCpu());
        }
    }

    /** Of this whole process: relay, broker and consumer. */
    private static double idleCpu() throws InterruptedException {
        long before = cpuNanos();
        Thread.sleep(IDLE);
        return 100.0 * (cpuNanos() - before) / IDLE.toNanos();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
