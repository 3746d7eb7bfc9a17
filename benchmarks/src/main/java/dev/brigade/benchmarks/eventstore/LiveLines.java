package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.eventstore.Streams.Stream;
import dev.brigade.benchmarks.rounds.Round;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the return of an append to the handler, at a steady rate, in the appending process and in
 * another one; then the same with a transaction held open, which has written and read.
 */
final class LiveLines {

    private static final int RATE = 500;
    private static final double P99 = 15;

    private LiveLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("live", 8)) {
            Writes writes = Writes.on(pool);
            lines(postgres, writes, options, table, "");
            try (Connection held = pool.getConnection();
                    Statement statement = held.createStatement()) {
                held.setAutoCommit(false);
                statement.execute("set transaction isolation level repeatable read");
                statement.execute("create table held (id int)");
                statement.execute("select count(*) from eventstore.events");
                lines(postgres, writes, options, table, ", a transaction held");
                held.rollback();
            }
        }
    }

    private static void lines(
            DurablePostgres postgres, Writes writes, Options options, Table table, String suffix)
            throws Exception {
        Arrivals here = new Arrivals();
        try (Subscription _ = subscribe(writes.store(), "same process" + suffix, here)) {
            Map<UUID, Long> sent = send(writes, options);
            here.await(sent.keySet());
            print(table, "live, 500/s, same process" + suffix, sent, here, 1);
        }
        try (OtherProcess there =
                OtherProcess.start(postgres.url("live"), postgres.user(), "other" + suffix)) {
            Map<UUID, Long> sent = send(writes, options);
            there.arrivals().await(sent.keySet());
            print(table, "live, 500/s, other process" + suffix, sent, there.arrivals(), 3);
        }
    }

    static Subscription subscribe(PostgresEventStore store, String view, Arrivals arrivals) {
        return store.subscribe(
                view,
                batch -> batch.forEach(event -> arrivals.note(event.eventId())),
                SubscriptionOptions.defaults());
    }

    /** When each append returned. */
    private static Map<UUID, Long> send(Writes writes, Options options) {
        Map<UUID, Long> sent = new HashMap<>();
        Streams streams = Streams.fresh(1);
        long interval = 1_000_000_000L / RATE;
        long start = System.nanoTime();
        int warmUp = options.liveWarmUpSeconds() * RATE;
        int count = warmUp + options.liveSeconds() * RATE;
        for (int i = 0; i < count; i++) {
            long due = start + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Stream stream = streams.next(0);
            writes.append(stream);
            if (i >= warmUp && stream.last != null) {
                sent.put(stream.last, Arrivals.now());
            }
        }
        return sent;
    }

    private static void print(
            Table table, String what, Map<UUID, Long> sent, Arrivals arrivals, double p50) {
        Histogram nanos = Round.histogram();
        long late = 0;
        for (Map.Entry<UUID, Long> one : sent.entrySet()) {
            Long arrived = arrivals.of(one.getKey());
            if (arrived == null) {
                late++;
            } else {
                nanos.recordValue(Math.max(0, arrived - one.getValue()));
            }
        }
        table.latency(what, nanos, late, p50, P99);
    }
}
