package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.eventstore.Round.Write;
import dev.brigade.eventstore.PostgresEventStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends beside bare inserts of the same row, in turns within one run, at 1 and 16 writers, each
 * commit synced to disk. Argument: seconds per round (2).
 */
public final class EventStoreBenchmark {

    private static final int ROUNDS = 5;
    private static final int MOST_WRITERS = 16;
    private static final double TARGET = 0.85;
    private static final double TARGET_OF_TEN = 5;

    private EventStoreBenchmark() {}

    static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 2;
        try (Database database = Database.start(MOST_WRITERS)) {
            PostgresEventStore.install(database.pool());
            Writes writes = new Writes(database.pool(), new PostgresEventStore(database.pool()));
            writes.register();
            for (int writers : new int[] {1, MOST_WRITERS}) {
                compare(writers, seconds, writes);
            }
        }
    }

    private static void compare(int writers, double seconds, Writes writes) throws Exception {
        Map<String, Write> kinds = new LinkedHashMap<>();
        kinds.put("bare insert", writes::insert);
        kinds.put("append of 1", writes::append);
        kinds.put("append of 10", writes::appendTen);
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Write> kind : kinds.entrySet()) {
                Round measured = Round.run(writers, seconds, kind.getValue());
                if (round > 0) { // the first warms up
                    rounds.computeIfAbsent(kind.getKey(), name -> new ArrayList<>()).add(measured);
                }
            }
        }
        print(writers, rounds);
    }

    private static void print(int writers, Map<String, List<Round>> rounds) {
        System.out.printf("%n%d writer(s), %d rounds each, in turns%n", writers, ROUNDS);
        rounds.forEach((kind, measured) -> {
            Round all = Round.together(measured);
            System.out.printf(
                    "  %-12s %8.0f/s   p50 %6d us   p95 %6d us   p99 %6d us%n",
                    kind,
                    all.perSecond(),
                    all.percentile(50),
                    all.percentile(95),
                    all.percentile(99));
        });
        List<Round> one = rounds.getOrDefault("append of 1", List.of());
        verdict("append of 1 / bare insert", ratios(one, rounds, "bare insert", 1), TARGET);
        verdict(
                "append of 10 / append of 1, per event",
                ratios(rounds.getOrDefault("append of 10", List.of()), rounds, "append of 1", 10),
                TARGET_OF_TEN);
    }

    private static List<Double> ratios(
            List<Round> measured, Map<String, List<Round>> rounds, String floor, int events) {
        List<Round> base = rounds.getOrDefault(floor, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            ratios.add(events * measured.get(i).perSecond() / base.get(i).perSecond());
        }
        return ratios.stream().sorted().toList();
    }

    private static void verdict(String what, List<Double> ratios, double target) {
        double median = ratios.get(ratios.size() / 2);
        System.out.printf(
                "  %s: %.2f (rounds %.2f to %.2f), target %.2f: %s%n",
                what,
                median,
                ratios.getFirst(),
                ratios.getLast(),
                target,
                median >= target ? "holds" : "does not hold");
    }
}
