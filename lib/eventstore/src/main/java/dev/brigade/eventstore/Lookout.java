package dev.brigade.eventstore;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Knows in which slots a subscription may find events: where some were appended, and where its own
 * batches are done, since nobody could get what came meanwhile. Used by the subscription's
 * dispatcher alone.
 */
final class Lookout {

    private static final Duration LONGEST_LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration LINGER_PER_EVENT = Duration.ofMillis(1);

    private final String view;
    private final SubscriptionOptions options;
    private final Slots slots;
    private final Hands hands;
    private final FailureStreak failures;
    private final Wakeup wakeup;
    private final CountDownLatch stop;
    private SlotSet left = SlotSet.ALL;
    private long lookedEverywhere = System.nanoTime();
    private long claimed = lookedEverywhere;
    private long claimedEvents;
    private boolean foundByLooking;
    private Duration lookAgainAfter;

    Lookout(
            String view,
            SubscriptionOptions options,
            Slots slots,
            Hands hands,
            FailureStreak failures,
            Wakeup wakeup,
            CountDownLatch stop) {
        this.view = view;
        this.options = options;
        this.slots = slots;
        this.hands = hands;
        this.failures = failures;
        this.wakeup = wakeup;
        this.stop = stop;
        this.lookAgainAfter = options.pollInterval();
    }

    /** Where to claim next; waits for it when there is nothing to do, but may answer none. */
    SlotSet next() throws InterruptedException {
        SlotSet known = left;
        left = SlotSet.NONE;
        foundByLooking &= !known.isEmpty();
        SlotSet found = known.union(whereElse(known));
        if (known.isEmpty() && !found.isEmpty()) {
            found = found.union(afterLinger());
        }
        return found;
    }

    /** Nothing is known any more. */
    void everywhere() {
        left = SlotSet.ALL;
    }

    /**
     * A claim was made.
     *
     * @param rest of where it looked: there may be something yet
     * @param events that it got. What was found by looking does not say how much is on its way
     */
    void claimed(SlotSet rest, int events) {
        claimed = System.nanoTime();
        left = rest;
        if (!foundByLooking) {
            claimedEvents += events;
        }
    }

    /** Where something came meanwhile; waits for it when nothing is known. */
    private SlotSet whereElse(SlotSet known) throws InterruptedException {
        SlotSet signalled = known.isEmpty() ? wakeup.await(lookAgainAfter) : wakeup.signalled();
        long now = System.nanoTime();
        boolean everywhere = signalled.isAll() || now - lookedEverywhere > lookAgainAfter.toNanos();
        if (!everywhere || known.isAll() || stop.getCount() == 0) {
            return signalled;
        }
        hands.free(SlotSet.ALL);
        SlotSet found = slots.claimable(view);
        foundByLooking = true;
        failures.succeeded(Settling.STORE);
        lookedEverywhere = System.nanoTime();
        lookAgainAfter =
                lookAgainAfter(Duration.ofNanos(lookedEverywhere - now), options.pollInterval());
        return found;
    }

    /** What comes besides until it is time for the next claim. */
    private SlotSet afterLinger() throws InterruptedException {
        long linger = linger(claimedEvents, options).toNanos();
        claimedEvents = 0;
        long early = linger - (System.nanoTime() - claimed);
        return early > 0 && !stop.await(early, TimeUnit.NANOSECONDS)
                ? wakeup.signalled()
                : SlotSet.NONE;
    }

    /**
     * While few events come it gets shorter with each claim, and while many do longer; which of
     * both decides how many come in a second, not how long the last linger was.
     */
    static Duration linger(long events, SubscriptionOptions options) {
        Duration wanted = LINGER_PER_EVENT.multipliedBy(events);
        Duration longest = options.lingerUnderLoad();
        return max(wanted.compareTo(longest) < 0 ? wanted : longest, options.linger());
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
}
