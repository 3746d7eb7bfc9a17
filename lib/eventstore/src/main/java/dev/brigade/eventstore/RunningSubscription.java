package dev.brigade.eventstore;

import dev.brigade.eventstore.SubscriptionStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One dispatcher claims batches and starts a virtual thread for each, as many at once as the
 * options allow. When there is nothing to claim it waits to be woken, at most the poll interval.
 */
final class RunningSubscription implements Subscription {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LAST_GRACE = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(1);

    private final String view;
    private final SubscriptionOptions options;
    private final Slots slots;
    private final Consumer<RunningSubscription> onClose;
    private final FailureStreak failures;
    private final LeaseKeeper leases;
    private final BatchHandling handling;
    private final Backoff backoff;
    private final Semaphore free;
    private final Wakeup wakeup = new Wakeup();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread dispatcher;
    // of the dispatcher alone: where there may be something, and when it last asked for all slots
    private SlotSet look = SlotSet.ALL;
    private long lookedEverywhere = System.nanoTime();
    private Duration lookAgainAfter;
    private volatile boolean registered;
    private volatile boolean paused;

    RunningSubscription(
            String view,
            SubscriptionHandler handler,
            SubscriptionOptions options,
            Slots slots,
            ViewOperations views,
            Consumer<RunningSubscription> onClose) {
        this.view = view;
        this.options = options;
        this.slots = slots;
        this.onClose = onClose;
        this.lookAgainAfter = options.pollInterval();
        this.backoff = new Backoff(options.minBackoff(), options.maxBackoff());
        this.failures =
                new FailureStreak(view, options.maxBackoff().multipliedBy(2).plus(options.lease()));
        this.leases = new LeaseKeeper(view, slots, options.lease());
        Settling settling =
                new Settling(
                        view, slots, views, failures, backoff, options.parkAfter(), wakeup, stop);
        this.handling = new BatchHandling(handler, settling, leases, stop);
        this.free = new Semaphore(options.parallelism());
    }

    void start() {
        dispatcher = Thread.ofVirtual().name("eventstore-" + view).start(this::dispatch);
        Thread.ofVirtual().name("eventstore-" + view + "-leases").start(() -> leases.run(stop));
    }

    void signal() {
        wakeup.signal();
    }

    /** There may be events in these slots. */
    void signal(SlotSet slots) {
        wakeup.signal(slots);
    }

    @Override
    public SubscriptionStatus status() {
        String lastError = failures.lastError();
        Backlog backlog = backlog();
        return new SubscriptionStatus(
                view,
                state(lastError),
                backlog.lag(),
                backlog.blocked(),
                backlog.parked(),
                lastError);
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        signal();
    }

    @Override
    public void close() {
        stop.countDown();
        signal();
        try {
            if (!workersAreDone(GRACE)) {
                workers.forEach(Thread::interrupt);
                if (!workersAreDone(LAST_GRACE) && dispatcher != null) {
                    dispatcher.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        onClose.accept(this);
    }

    private boolean workersAreDone(Duration atMost) throws InterruptedException {
        int all = options.parallelism();
        boolean done = free.tryAcquire(all, atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (done) {
            free.release(all);
        }
        return done;
    }

    private State state(@Nullable String lastError) {
        if (stop.getCount() == 0) {
            return State.STOPPED;
        }
        if (paused) {
            return State.PAUSED;
        }
        if (lastError != null) {
            return State.FAILING;
        }
        return registered ? State.RUNNING : State.STARTING;
    }

    private Backlog backlog() {
        try {
            return slots.backlog(view);
        } catch (EventStoreException e) {
            return Backlog.UNKNOWN;
        }
    }

    private void dispatch() {
        int failed = 0;
        try {
            while (stop.getCount() > 0) {
                try {
                    dispatchOnce();
                    failed = 0;
                } catch (EventStoreException e) {
                    look = SlotSet.ALL;
                    failures.failed(Settling.STORE, e);
                    stop.await(backoff.after(++failed).toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatchOnce() throws InterruptedException {
        if (paused) {
            wakeup.await(WHILE_PAUSED);
            look = SlotSet.ALL;
            return;
        }
        if (!registered) {
            slots.register(view);
            registered = true;
        }
        look = look.union(whereElse());
        if (!look.isEmpty()) {
            look = startNextBatch();
        }
    }

    /** Where something came meanwhile; waits for it when there is nothing else to do. */
    private SlotSet whereElse() throws InterruptedException {
        SlotSet signalled = look.isEmpty() ? wakeup.await(lookAgainAfter) : wakeup.signalled();
        long now = System.nanoTime();
        boolean everywhere = signalled.isAll() || now - lookedEverywhere > lookAgainAfter.toNanos();
        if (!everywhere || look.isAll() || stop.getCount() == 0) {
            return signalled;
        }
        SlotSet found = slots.claimable(view);
        failures.succeeded(Settling.STORE);
        lookedEverywhere = System.nanoTime();
        lookAgainAfter =
                lookAgainAfter(Duration.ofNanos(lookedEverywhere - now), options.pollInterval());
        return found;
    }

    /**
     * At most a tenth of the time goes into looks, which get dear while a transaction is held open;
     * but one comes in a second, or as often as asked where that is more seldom.
     */
    static Duration lookAgainAfter(Duration took, Duration pollInterval) {
        Duration longest = max(pollInterval, LONGEST_LOOK_AGAIN);
        Duration tenfold = max(pollInterval, took.multipliedBy(10));
        return tenfold.compareTo(longest) < 0 ? tenfold : longest;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Answers where else there may be something. */
    private SlotSet startNextBatch() throws InterruptedException {
        free.acquire();
        boolean started = false;
        SlotSet others = SlotSet.NONE;
        try {
            if (stop.getCount() > 0) {
                int most = share();
                List<Claim> claims =
                        slots.claim(view, look, most, options.batchSize(), options.lease());
                failures.succeeded(Settling.STORE);
                if (paused) {
                    // while it was claiming: these may be events that came after the pause
                    claims.forEach(given -> slots.release(view, given, Duration.ZERO, null));
                } else if (!claims.isEmpty()) {
                    Batch batch = new Batch(claims);
                    start(batch);
                    started = true;
                    others = others(batch, most);
                }
            }
        } finally {
            if (!started) {
                free.release();
            }
        }
        return others;
    }

    /**
     * How many slots the next batch may be of, so that there is as much for each worker that is
     * free: few while there is little to do, since slots are handled side by side then, and the
     * more the busier the workers are, since what they share costs one transaction.
     */
    private int share() {
        int workers = free.availablePermits() + 1;
        return (look.size() + workers - 1) / workers;
    }

    /** The claimed slots are looked at when their batch is done. */
    private SlotSet others(Batch batch, int most) {
        if (look.isAll()) {
            return SlotSet.ALL;
        }
        boolean sawAll = batch.claims().size() < most && batch.size() < options.batchSize();
        return sawAll ? SlotSet.NONE : look.without(batch.slots());
    }

    private void start(Batch batch) {
        Thread worker =
                Thread.ofVirtual()
                        .name("eventstore-" + view + "-" + batch.claims().getFirst().slot())
                        .unstarted(() -> work(batch));
        workers.add(worker);
        worker.start();
    }

    private void work(Batch batch) {
        try {
            handling.handle(batch);
        } finally {
            workers.remove(Thread.currentThread());
            free.release();
            signal(batch.slots());
        }
    }
}
