package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Probe;
import dev.brigade.benchmarks.rounds.Table;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;

/** Appends beside a bare insert of the same row with the same keys. */
final class AppendLines {

    private static final String FLOOR = "bare insert";
    private static final String BEHIND = "insert behind the row before";
    private static final String BY_FUNCTION = "bare insert by a function";
    private static final String AFTER_LOOKUP = "insert by a function that looks up";
    private static final String OR_ANSWER = "the same, on conflict do nothing";
    private static final int MOST_WRITERS = 16;
    private static final double TARGET = 0.85;
    private static final double TARGET_OF_TEN = 5;

    private AppendLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("append", MOST_WRITERS + 1)) {
            Writes writes = Writes.on(pool);
            for (int writers : new int[] {1, MOST_WRITERS}) {
                Comparison all =
                        Comparison.run(
                                options.turns(),
                                writers,
                                new Probe(pool),
                                candidates(pool, writes, writers));
                String suffix = ", %d writer%s".formatted(writers, writers == 1 ? "" : "s");
                table.floor(FLOOR + suffix, all, FLOOR);
                for (String name : List.of("append", "append_event()", "append_events()")) {
                    table.ratio(name + suffix + " / " + FLOOR, all, name, FLOOR, 1, TARGET);
                }
                table.remark(
                        "an insert that looks up the row before" + suffix + " / " + FLOOR,
                        all,
                        BEHIND,
                        FLOOR,
                        1);
                table.remark(
                        "a function that only inserts" + suffix + " / " + FLOOR,
                        all,
                        BY_FUNCTION,
                        FLOOR,
                        1);
                table.remark(
                        "one that looks up what to refuse" + suffix + " / " + FLOOR,
                        all,
                        AFTER_LOOKUP,
                        FLOOR,
                        1);
                table.remark(OR_ANSWER + suffix + " / " + FLOOR, all, OR_ANSWER, FLOOR, 1);
                table.ratio(
                        "10 events in one append" + suffix + " / 10 of 1",
                        all,
                        "append of 10",
                        "append",
                        10,
                        TARGET_OF_TEN);
                table.remark(
                        "10 events in one append" + suffix + " / 10 bare inserts",
                        all,
                        "append of 10",
                        FLOOR,
                        10);
                table.remark(
                        "10 bare rows in one insert" + suffix + " / 10 bare inserts",
                        all,
                        "10 bare rows",
                        FLOOR,
                        10);
            }
        }
    }

    private static List<Candidate> candidates(AgroalDataSource pool, Writes writes, int writers)
            throws SQLException {
        BareInserts bare = BareInserts.on(pool);
        return List.of(
                Streams.fresh(writers).candidate(FLOOR, bare::one),
                Streams.fresh(writers).candidate("append", writes::append),
                Streams.fresh(writers).candidate("append_event()", writes::appendEvent),
                Streams.fresh(writers).candidate("append_events()", writes::appendEvents),
                Streams.fresh(writers).candidate(BEHIND, bare::behind),
                Streams.fresh(writers).candidate(BY_FUNCTION, bare::byFunction),
                Streams.fresh(writers).candidate(AFTER_LOOKUP, bare::afterLookup),
                Streams.fresh(writers).candidate(OR_ANSWER, bare::orAnswer),
                Streams.fresh(writers).candidate("10 bare rows", bare::ten),
                Streams.fresh(writers).candidate("append of 10", writes::appendTen));
    }
}
