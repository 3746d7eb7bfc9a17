package dev.brigade.benchmarks.transactions;

import dev.brigade.benchmarks.rounds.Round;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.messaging.Uuids;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Orders from the moment they should be placed, at a steady rate, until a consumer of their topic
 * hears that they are prepared, by a kitchen that takes no time. An order that is placed late,
 * since others take long, counts from when it was due.
 */
record JourneyLines(
        Market market, PreparedOrders prepared, WarmUp warmUp, int seconds, Table table) {

    private static final int RATE = 50;
    private static final int WARM_UP_SECONDS = 10;
    private static final int RESTAURANTS = 100;
    private static final int ACCOUNTS = 100;
    private static final long SEED = 20_251_121;
    private static final double P50 = 60;
    private static final double P99 = 250;

    /** One way to pay. */
    private interface Placement {
        void place(String restaurant, String order) throws Exception;
    }

    void run(Accounts accounts) throws Exception {
        for (int i = 0; i < RESTAURANTS; i++) {
            market.open(restaurant(i));
        }
        accounts.open(market, ACCOUNTS);
        SplittableRandom random = new SplittableRandom(SEED);
        line("in cash", market::place);
        line(
                "by account",
                (restaurant, order) ->
                        market.place(restaurant, order, Accounts.id(random.nextInt(ACCOUNTS))));
    }

    private void line(String what, Placement placement) throws Exception {
        warmUp.by(() -> measure(WARM_UP_SECONDS, placement));
        Map<String, Long> due = measure(seconds, placement);
        Histogram nanos = Round.histogram();
        long late = 0;
        for (Map.Entry<String, Long> order : due.entrySet()) {
            Long heard = prepared.of(order.getKey());
            if (heard == null) {
                late++;
            } else {
                nanos.recordValue(heard - order.getValue());
            }
        }
        table.latency("placed to prepared, %d/s, %s".formatted(RATE, what), nanos, late, P50, P99);
    }

    /** When each order was due. */
    private Map<String, Long> measure(int howLong, Placement placement) throws Exception {
        Map<String, Long> due = new HashMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        long interval = 1_000_000_000L / RATE;
        long start = System.nanoTime();
        try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < howLong * RATE; i++) {
                String order = Uuids.v7().toString();
                String restaurant = restaurant(random.nextInt(RESTAURANTS));
                due.put(order, start + i * interval);
                sleepUntil(start + i * interval);
                guests.submit(() -> {
                    placement.place(restaurant, order);
                    return order;
                });
            }
        }
        prepared.await(due.keySet());
        return due;
    }

    private static void sleepUntil(long nanoTime) {
        while (System.nanoTime() < nanoTime) {
            LockSupport.parkNanos(nanoTime - System.nanoTime());
        }
    }

    private static String restaurant(int number) {
        return "journey" + number;
    }
}
