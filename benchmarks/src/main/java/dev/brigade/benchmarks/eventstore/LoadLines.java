package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Probe;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.fold.Folding;
import dev.brigade.eventstore.snapshot.PostgresSnapshots;
import dev.brigade.eventstore.snapshot.SnapshotPolicy;
import dev.brigade.eventstore.snapshot.Snapshots;
import io.agroal.api.AgroalDataSource;
import java.util.List;

/**
 * Loading a long aggregate beside a short one, by the same steps: ask for a snapshot, read the
 * events behind it. With a snapshot every 50 events a load finds 25 behind it on average.
 */
final class LoadLines {

    private static final int SHORT = 10;
    private static final int LONG = 10_000;
    private static final int EVERY = 50;
    private static final int BEHIND = EVERY / 2;
    private static final double TARGET = 0.5;

    private LoadLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("load", 2)) {
            EventStore store = Writes.on(pool).store();
            Fill.streams(pool, "short ", 1, SHORT);
            Fill.streams(pool, "long ", 1, LONG);
            Fill.settle(pool);
            var folding = new Folding<>(new Orders(), Orders.mapping());
            var snapshots =
                    new Snapshots<>(
                            new PostgresSnapshots(pool),
                            Orders.State.class,
                            new Orders.Json<>(),
                            1,
                            SnapshotPolicy.everyEvents(EVERY),
                            Runnable::run);
            StreamId longOne = folding.stream("long 0");
            snapshots.offer(
                    longOne,
                    folding.catchUp(
                            store::read,
                            longOne,
                            folding.nothing(),
                            event -> event.version() <= LONG - BEHIND));
            List<Candidate> candidates =
                    List.of(
                            load(
                                    "short",
                                    folding.stream("short 0"),
                                    SHORT,
                                    store,
                                    folding,
                                    snapshots),
                            load("long", longOne, LONG, store, folding, snapshots));
            Comparison all = Comparison.run(options.turns(), 1, new Probe(pool), candidates);
            table.ratio(
                    "load 10,000 events by snapshot / load 10, speed",
                    all,
                    "long",
                    "short",
                    1,
                    TARGET);
        }
    }

    private static Candidate load(
            String name,
            StreamId stream,
            long version,
            EventStore store,
            Folding<Orders.State, Orders.Event> folding,
            Snapshots<Orders.State> snapshots) {
        return new Candidate(
                name,
                () -> {},
                _ -> {
                    var from = snapshots.latest(stream).orElseGet(folding::nothing);
                    var now = folding.catchUp(store::read, stream, from);
                    if (now.version() != version) {
                        throw new IllegalStateException("Loaded up to " + now.version());
                    }
                });
    }
}
