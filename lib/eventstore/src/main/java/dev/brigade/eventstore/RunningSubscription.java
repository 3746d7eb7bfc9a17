package dev.brigade.eventstore;

import dev.brigade.eventstore.SubscriptionStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(1);

    private final String view;
    private final SubscriptionHandler handler;
    private final SubscriptionOptions options;
    private final Slots slots;
    private final Consumer<RunningSubscription> onClose;
    private final FailureStreak failures;
    private final LeaseKeeper leases;
    private final BatchHandling handling;
    private final Claiming claiming;
    private final Backoff backoff;
    private final Lookout lookout;
    private final Hands hands = new Hands();
    private final Semaphore free;
    private final Wakeup wakeup = new Wakeup();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private @Nullable Thread dispatcher;
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
        this.handler = handler;
        this.options = options;
        this.slots = slots;
        this.onClose = onClose;
        this.backoff = new Backoff(options.minBackoff(), options.maxBackoff());
        this.failures =
                new FailureStreak(view, options.maxBackoff().multipliedBy(2).plus(options.lease()));
        this.leases = new LeaseKeeper(view, slots, options.lease());
        Settling settling =
                new Settling(
                        view, slots, views, failures, backoff, options.parkAfter(), wakeup, stop);
        this.handling = new BatchHandling(handler, settling, leases, stop);
        this.claiming = new Claiming(view, slots, options, failures, this::isRunning);
        this.lookout = new Lookout(view, options, slots, hands, failures, wakeup, stop);
        this.free = new Semaphore(options.parallelism());
    }

    void start() {
        dispatcher = Thread.ofPlatform().daemon().name("eventstore-" + view).start(this::dispatch);
        Thread.ofVirtual().name("eventstore-" + view + "-leases").start(() -> leases.run(stop));
    }

    void signal() {
        wakeup.signal();
    }

    /** These were appended, in these slots. */
    void appended(SlotSet slots, List<RecordedEvent> events) {
        if (events.stream().anyMatch(this::isUrgent)) {
            signal(slots);
        }
    }

    private boolean isUrgent(RecordedEvent event) {
        try {
            return handler.isUrgent(event);
        } catch (RuntimeException e) {
            return true;
        }
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

    private boolean isRunning() {
        return !paused && stop.getCount() > 0;
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
                    lookout.everywhere();
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
            lookout.everywhere();
            return;
        }
        if (!registered) {
            slots.register(view);
            registered = true;
        }
        SlotSet look = lookout.next();
        if (!look.isEmpty()) {
            startNextBatch(look);
        }
    }

    private void startNextBatch(SlotSet signalled) throws InterruptedException {
        free.acquire();
        boolean started = false;
        try {
            SlotSet known = hands.free(signalled.union(wakeup.signalled()));
            if (stop.getCount() > 0 && !known.isEmpty()) {
                int most = share(known);
                SlotSet look = known.isAll() ? known : known.some(most);
                Optional<Batch> batch = claiming.claim(look, most);
                lookout.claimed(
                        rest(known, look, most, batch.orElse(null)),
                        batch.map(Batch::size).orElse(0));
                if (batch.isPresent()) {
                    start(batch.get(), look, Math.max(options.batchSize() / most, 1));
                    started = true;
                }
            }
        } finally {
            if (!started) {
                free.release();
            }
        }
    }

    /**
     * How many slots the next batch may be of, so that there is as much for each worker that is
     * free: few while there is little to do, since slots are handled side by side then, and the
     * more the busier the workers are, since what they share costs one transaction.
     */
    private int share(SlotSet look) {
        int workers = free.availablePermits() + 1;
        return (look.size() + workers - 1) / workers;
    }

    /**
     * Where there may be something that was not claimed; everywhere when the batch is full and each
     * slot has something, since that may be a lot.
     *
     * @param look which of those where something is known to be the claim was about
     */
    private SlotSet rest(SlotSet known, SlotSet look, int most, @Nullable Batch batch) {
        SlotSet others = known.without(look);
        if (batch == null) {
            return others;
        }
        boolean full = claiming.isFull(batch);
        if (known.isAll() || known.hasEachSlot() && full) {
            boolean sawAll = batch.claims().size() < most && !full && !batch.isOfBlockedStream();
            return sawAll ? SlotSet.NONE : SlotSet.ALL;
        }
        return full ? others.union(look.without(batch.slots())) : others;
    }

    /** Claims of several workers keep the database busy; one alone needs two for that. */
    private int ahead() {
        return options.parallelism() == 1 ? 2 : 1;
    }

    private void start(Batch batch, SlotSet look, int share) {
        Worker worker = new Worker(claiming, handling, hands, leases, wakeup, ahead());
        Thread thread =
                Thread.ofVirtual()
                        .name("eventstore-" + view + "-" + batch.claims().getFirst().slot())
                        .unstarted(() -> {
                            try {
                                worker.work(batch, share, look.isAll());
                            } finally {
                                workers.remove(Thread.currentThread());
                                free.release();
                            }
                        });
        hands.take(batch);
        workers.add(thread);
        thread.start();
    }
}
