package dev.brigade.reactor.kitchen.cooking;

import dev.brigade.decider.Decision;
import dev.brigade.decider.StateStoredRunner;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.reactor.kitchen.TicketCommand.FinishCooking;
import dev.brigade.reactor.kitchen.TicketDecider;
import dev.brigade.reactor.kitchen.TicketEvent;
import dev.brigade.reactor.kitchen.cooking.KitchenStatus.State;
import dev.brigade.reactor.kitchen.storage.TicketList;
import dev.brigade.reactor.kitchen.storage.Tickets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The cooks at work: a thread that sleeps until a ticket's time has come or {@link #signal} is
 * called. Several kitchens may work on one table; each takes the tickets that no other has locked.
 * Thread-safe.
 */
public final class Kitchen implements AutoCloseable {

    /** The topic that the commands to orders go to. */
    public static final String COMMANDS_TOPIC = MarkOrderAsPrepared.TOPIC;

    private static final Logger LOG = Logger.getLogger(Kitchen.class);
    private static final int ROUND = 100;

    /** How long a ticket that another process opened may go unseen. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private final Tickets tickets;
    private final TicketList list;
    private final Cooks cooks;
    private final Clock clock;
    private final Semaphore wakeUp = new Semaphore(0);
    private final AtomicLong reported = new AtomicLong();
    private volatile boolean open;
    private volatile @Nullable String lastError;
    private @Nullable Thread thread;

    /**
     * A kitchen that does nothing yet.
     *
     * @param clock in steps of a microsecond at least, as the database has them
     */
    public Kitchen(DataSource database, EventPublisher publisher, Clock clock) {
        this.tickets = new Tickets(database);
        this.list = new TicketList(database);
        this.cooks = new Cooks(publisher);
        this.clock = clock;
    }

    /** Starts to cook. */
    public synchronized void start() {
        if (thread == null) {
            open = true;
            thread = Thread.ofPlatform().name("kitchen").daemon().start(this::work);
        }
    }

    /** Says that there may be something to do: a ticket was opened, or is prepared. */
    public void signal() {
        wakeUp.release();
    }

    /** Somebody says that the order is prepared: the order is told, unless that is refused. */
    public Decision<TicketEvent> prepared(String orderId) {
        Decision<TicketEvent> decision =
                tickets.inTransaction(store ->
                        new StateStoredRunner<>(new TicketDecider(), store)
                                .handle(orderId, new FinishCooking(orderId, clock.instant())));
        signal();
        return decision;
    }

    /** How it is now. */
    public KitchenStatus status() {
        State state = !open ? State.STOPPED : lastError == null ? State.RUNNING : State.FAILING;
        return new KitchenStatus(state, reported.get(), lastError);
    }

    /** Stops. A round that is not over is rolled back, and done again by whoever starts next. */
    @Override
    public synchronized void close() {
        Thread running = thread;
        if (running != null) {
            open = false;
            running.interrupt();
            thread = null;
            awaitEnd(running);
        }
    }

    private void work() {
        try {
            while (open) {
                Duration rest = round();
                var _ = wakeUp.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tells orders that they are done.
     *
     * @return how long there is nothing to do after that
     */
    private Duration round() {
        wakeUp.drainPermits();
        try {
            boolean moreToDo = tellDoneOrders() == ROUND;
            lastError = null;
            return moreToDo ? Duration.ZERO : untilNextIsDue();
        } catch (SQLException | RuntimeException failure) {
            failed(failure);
            return LONGEST_SLEEP;
        }
    }

    private int tellDoneOrders() {
        int told =
                tickets.inTransaction(store -> cooks.tellDoneOrders(store, clock.instant(), ROUND));
        reported.addAndGet(told);
        return told;
    }

    private Duration untilNextIsDue() throws SQLException {
        Optional<Instant> nextDueAt = list.nextDueAt();
        Duration rest =
                nextDueAt.map(due -> Duration.between(clock.instant(), due)).orElse(LONGEST_SLEEP);
        if (rest.compareTo(SHORTEST_SLEEP) < 0) {
            return SHORTEST_SLEEP;
        }
        return rest.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : rest;
    }

    private static void awaitEnd(Thread running) {
        try {
            running.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line when it begins to fail; the readiness check says the rest. */
    private void failed(Exception failure) {
        if (open && lastError == null) {
            LOG.warnf("The kitchen cannot work, and keeps trying: %s", failure.getMessage());
        }
        lastError = String.valueOf(failure.getMessage());
    }
}
