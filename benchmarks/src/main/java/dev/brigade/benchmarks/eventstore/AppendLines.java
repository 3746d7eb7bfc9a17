package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;

/** Appends beside a bare insert of the same row with the same keys. */
final class AppendLines {

    private static final String FLOOR = "bare insert";
    private static final String BY_FUNCTION = "bare insert by a function";
    private static final int MOST_WRITERS = 16;
    private static final double TARGET = 0.85;
    private static final double TARGET_OF_TEN = 5;

    private AppendLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("append", MOST_WRITERS)) {
            Writes writes = Writes.on(pool);
            for (int writers : new int[] {1, MOST_WRITERS}) {
                Comparison all =
                        Comparison.run(
                                options,
                                writers,
                                new Probe(pool),
                                candidates(pool, writes, writers));
                String suffix = ", %d writer%s".formatted(writers, writers == 1 ? "" : "s");
                table.floor(FLOOR + suffix, all, FLOOR);
                for (String name : List.of("append", "append_event()", "append_events()")) {
                    table.ratio(name + suffix + " / " + FLOOR, all, name, FLOOR, 1, TARGET);
                }
                table.remark(
                        "a function that only inserts" + suffix + " / " + FLOOR,
                        all,
                        BY_FUNCTION,
                        FLOOR,
                        1);
                table.ratio(
                        "10 events in one append" + suffix + " / 10 of 1",
                        all,
                        "append of 10",
                        "append",
                        10,
                        TARGET_OF_TEN);
                table.remark(
                        "10 bare rows in one insert" + suffix + " / 10 of 1",
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
                Candidate.of(FLOOR, Streams.fresh(writers), bare::one),
                Candidate.of("append", Streams.fresh(writers), writes::append),
                Candidate.of("append_event()", Streams.fresh(writers), writes::appendEvent),
                Candidate.of("append_events()", Streams.fresh(writers), writes::appendEvents),
                Candidate.of(BY_FUNCTION, Streams.fresh(writers), bare::byFunction),
                Candidate.of("10 bare rows", Streams.fresh(writers), bare::ten),
                Candidate.of("append of 10", Streams.fresh(writers), writes::appendTen));
    }
}
