package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints the table of the event store's targets: each figure beside its floor, measured in turns
 * within one run, each commit synced to disk. Ends with 1 when a target does not hold. See {@link
 * Options#USAGE}.
 */
public final class EventStoreBenchmark {

    /** Some lines of the table, with a database of their own. */
    interface Group {
        void run(DurablePostgres postgres, Options options, Table table) throws Exception;
    }

    static final Map<String, Group> GROUPS = groups();

    private EventStoreBenchmark() {}

    private static Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        groups.put("append", AppendLines::run);
        groups.put("views", ShapeLines::views);
        groups.put("length", ShapeLines::length);
        groups.put("table", ShapeLines::table);
        groups.put("command", CommandLines::run);
        groups.put("catch-up", CatchUpLines::run);
        groups.put("live", LiveLines::run);
        groups.put("load", LoadLines::run);
        return groups;
    }

    static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Table table = new Table(System.out);
        System.out.printf(
                "%d processors, %d rounds of %.1f s each, in turns; fsync and synchronous_commit on%n",
                Runtime.getRuntime().availableProcessors(),
                options.turns().rounds(),
                options.turns().seconds());
        table.header();
        try (DurablePostgres postgres = DurablePostgres.start()) {
            for (Map.Entry<String, Group> group : GROUPS.entrySet()) {
                if (options.includes(group.getKey())) {
                    group.getValue().run(postgres, options, table);
                }
            }
        }
        System.exit(table.failed() == 0 ? 0 : 1);
    }
}
