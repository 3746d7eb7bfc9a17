package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Probe;
import dev.brigade.benchmarks.rounds.Table;
import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;

/** What must not matter to an append: how many views, how long the stream, how large the table. */
final class ShapeLines {

    private static final double WITH_VIEWS = 0.95;
    private static final double WITH_EVENTS = 0.90;
    private static final int WRITERS = 4;

    private ShapeLines() {}

    static void views(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("views", WRITERS + 1)) {
            Writes writes = Writes.on(pool);
            List<Candidate> candidates = new ArrayList<>();
            for (int views : new int[] {0, 3, 10, 100}) {
                candidates.add(
                        Streams.fresh(WRITERS)
                                .candidate(views + " views", writes::append)
                                .after(() -> register(pool, views)));
            }
            Comparison all = compare(options, pool, candidates);
            for (Candidate each : candidates.subList(1, candidates.size())) {
                String what = "append with " + each.name() + " / with none";
                table.ratio(what, all, each.name(), "0 views", 1, WITH_VIEWS);
            }
        }
    }

    private static void register(AgroalDataSource pool, int views) throws Exception {
        Fill.execute(pool, "delete from eventstore.views");
        Fill.execute(
                pool,
                "select eventstore.register_view('view ' || i) from generate_series(1, %d) as i"
                        .formatted(views));
    }

    static void length(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("length", WRITERS + 1)) {
            Writes writes = Writes.on(pool);
            List<Candidate> candidates = new ArrayList<>();
            for (int length : new int[] {10, 1_000, 100_000}) {
                int each = Math.clamp(10_000 / length, 1, 1_000);
                String prefix = "of " + length + ", ";
                Fill.streams(pool, prefix, WRITERS * each, length);
                Streams streams = Streams.filled(WRITERS, each, prefix, length);
                candidates.add(streams.candidate("length " + length, writes::append));
            }
            Fill.settle(pool);
            Comparison all = compare(options, pool, candidates);
            for (int length : new int[] {1_000, 100_000}) {
                String what = "append to streams of %,d / of 10".formatted(length);
                table.ratio(what, all, "length " + length, "length 10", 1, WITH_EVENTS);
            }
        }
    }

    static void table(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource small = postgres.pool("small", WRITERS + 1);
                AgroalDataSource large = postgres.pool("large", WRITERS + 1)) {
            Writes toSmall = Writes.on(small);
            Writes toLarge = Writes.on(large);
            Fill.streams(large, "", options.tableSize() / 10, 10);
            Fill.settle(large);
            List<Candidate> candidates =
                    List.of(
                            Streams.fresh(WRITERS).candidate("small", toSmall::append),
                            Streams.fresh(WRITERS).candidate("large", toLarge::append));
            Comparison all = compare(options, large, candidates);
            String what = "append to a table of %,d / a new one".formatted(options.tableSize());
            table.ratio(what, all, "large", "small", 1, WITH_EVENTS);
        }
    }

    private static Comparison compare(
            Options options, AgroalDataSource pool, List<Candidate> candidates) throws Exception {
        return Comparison.run(options.turns(), WRITERS, new Probe(pool), candidates);
    }
}
