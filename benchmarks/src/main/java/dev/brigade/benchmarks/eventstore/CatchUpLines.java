package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A new view handles all there is, by a handler that does nothing. */
final class CatchUpLines {

    private static final double TARGET = 150_000;
    private static final int BATCH = 1_000;
    private static final int PER_STREAM = 35;
    private static final int ROUNDS = 5;
    private static final long PATIENCE_SECONDS = 120;

    private CatchUpLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("catchup", 8)) {
            PostgresEventStore store = Writes.on(pool).store();
            int streams = options.backlog() / PER_STREAM;
            Fill.streams(pool, "", streams, PER_STREAM);
            Fill.settle(pool);
            for (int workers : new int[] {1, 4}) {
                double[] rates = new double[ROUNDS];
                for (int round = -1; round < ROUNDS; round++) { // the first warms up
                    String view = "%d workers, %d".formatted(workers, round);
                    double rate = catchUp(store, view, workers, streams * PER_STREAM);
                    if (round >= 0) {
                        rates[round] = rate;
                    }
                }
                long dead = changes(pool);
                table.rate(
                        "catching up, %d worker%s, batches of %,d"
                                .formatted(workers, workers == 1 ? "" : "s", BATCH),
                        Comparison.median(rates),
                        TARGET,
                        dead + " dead rows",
                        dead == 0);
            }
        }
    }

    private static double catchUp(PostgresEventStore store, String view, int workers, long events)
            throws InterruptedException {
        SubscriptionOptions options =
                SubscriptionOptions.defaults().withBatchSize(BATCH).withParallelism(workers);
        AtomicLong left = new AtomicLong(events);
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        try (Subscription _ =
                store.subscribe(
                        view,
                        batch -> {
                            if (left.addAndGet(-batch.size()) <= 0) {
                                done.countDown();
                            }
                        },
                        options)) {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left + " events did not come");
            }
            return events / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** What left a dead row in the table of events. */
    private static long changes(AgroalDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select n_tup_upd + n_tup_del + n_dead_tup from pg_stat_user_tables
                                where relid = 'eventstore.events'::regclass\
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
