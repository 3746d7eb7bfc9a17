package dev.brigade.benchmarks.outbox;

import dev.brigade.outbox.RelayConfig;
import dev.brigade.outbox.RelayEngine;
import dev.brigade.outbox.RelayMode;
import java.util.OptionalDouble;

/**
 * What takes events from the database to Kafka.
 *
 * @param name of the line
 * @param deletes whether its writer deletes a row at once, since the log has it
 * @param target what it should reach, if anything
 */
record Candidate(String name, boolean deletes, Target target) {
    static final Candidate FLOOR = new Candidate("floor", true, Target.NONE);
    static final Candidate POLLING = new Candidate("polling", false, Target.NONE);
    static final Candidate PGOUTPUT =
            new Candidate("pgoutput", true, new Target(2, 10, 22_000, 1, OptionalDouble.empty()));
    static final Candidate DEBEZIUM =
            new Candidate("debezium", true, new Target(5, 15, 18_000, 5, OptionalDouble.of(15)));

    static final Candidate PGOUTPUT_TRANSACTIONAL = transactional(PGOUTPUT);
    static final Candidate DEBEZIUM_TRANSACTIONAL = transactional(DEBEZIUM);

    private static final String TRANSACTIONAL = "-tx";

    private static Candidate transactional(Candidate engine) {
        return new Candidate(engine.name + TRANSACTIONAL, true, Target.NONE);
    }

    /** How the relay of this name is set up. */
    static RelayConfig relay(String name, RelayConfig config) {
        return config.withEngine(RelayEngine.named(name.replace(TRANSACTIONAL, "")))
                .withMode(
                        name.endsWith(TRANSACTIONAL)
                                ? RelayMode.TRANSACTIONAL
                                : RelayMode.AT_LEAST_ONCE);
    }

    /**
     * Limits.
     *
     * @param p50 milliseconds from commit to consumer, at 500 events/s
     * @param p99 the same
     * @param burst events per second, at least
     * @param idle percent of a core
     * @param first milliseconds of the first event after a pause
     */
    record Target(double p50, double p99, double burst, double idle, OptionalDouble first) {
        static final Target NONE = new Target(0, 0, 0, 0, OptionalDouble.empty());

        boolean holds(Figures seen) {
            return seen.fast().percentile(50) <= p50
                    && seen.fast().percentile(99) <= p99
                    && seen.burst() >= burst
                    && seen.idle() <= idle
                    && seen.first() <= first.orElse(Double.MAX_VALUE)
                    && seen.ordered();
        }
    }

    /**
     * What was measured.
     *
     * @param slow latencies at 150 events/s
     * @param fast latencies at 500 events/s
     * @param burst events per second when many wait
     * @param idle percent of a core
     * @param first milliseconds of the first event after a pause
     * @param memory most resident memory, in MB
     * @param ordered whether each aggregate's versions arrived in their order
     */
    record Figures(
            Latencies slow,
            Latencies fast,
            double burst,
            double idle,
            double first,
            long memory,
            boolean ordered) {}
}
