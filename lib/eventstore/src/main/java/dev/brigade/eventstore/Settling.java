package dev.brigade.eventstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What can become of a claim. Each is one or more steps; while the store is away a step is tried
 * again, so that the batch need not wait for its lease to end.
 */
record Settling(
        String view,
        Slots slots,
        ViewOperations views,
        FailureStreak failures,
        Backoff backoff,
        int parkAfter,
        Wakeup wakeup,
        CountDownLatch stop) {

    /** What fails when the store does. */
    static final String STORE = "store";

    private static final Logger LOG = System.getLogger(Settling.class.getPackageName());

    /** All is handled, but for what was refused. */
    Runnable ack(Claim claim) {
        failures.succeeded(claim.subject());
        return () -> slots.ack(view, claim);
    }

    /** All of the batch is handled. */
    Runnable ack(Batch batch) {
        if (batch.claims().size() == 1) {
            return ack(batch.claims().getFirst());
        }
        batch.claims().forEach(claim -> failures.succeeded(claim.subject()));
        return () -> {
            try {
                slots.ack(view, batch.claims());
            } catch (LeaseLostException e) {
                batch.claims().forEach(claim -> done(() -> slots.ack(view, claim)));
            }
        };
    }

    /** Nothing was tried. */
    Runnable giveBack(Claim claim) {
        return () -> slots.release(view, claim, Duration.ZERO, null);
    }

    /** All comes again later; no event is to blame. */
    Runnable putOff(Claim claim, Throwable error) {
        failures.failed(claim.subject(), error);
        @Nullable String counted = claim.isOfBlockedStream() ? null : error.toString();
        return () -> {
            Duration delay = delay(claim.attempts() + 1, error);
            slots.release(view, claim, delay, counted);
            wakeup.signalAfter(delay);
        };
    }

    /** One stream is blocked from that event on, or parked when it failed too often. */
    List<Runnable> refuse(Claim claim, RecordedEvent from, Throwable error) {
        boolean again = claim.isOfBlockedStream() && from.equals(claim.events().getFirst());
        int attempts = (again ? claim.attempts() : 0) + 1;
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> {
            Duration delay = delay(attempts, error);
            slots.nack(view, claim, from, delay, error.toString());
            wakeup.signalAfter(delay);
        });
        failures.failed(from.stream(), error);
        if (!claim.isOfBlockedStream()) {
            failures.givenUp(claim.subject());
        }
        if (parkAfter > 0 && attempts >= parkAfter) {
            steps.add(() -> park(from, attempts, error));
        }
        return steps;
    }

    void settle(List<Runnable> steps) {
        for (Runnable step : steps) {
            if (!done(step)) {
                return;
            }
        }
    }

    private Duration delay(int failures, Throwable error) {
        Duration own = backoff.after(failures);
        Duration asked = PushFailedException.notBefore(error);
        return own.compareTo(asked) < 0 ? asked : own;
    }

    private void park(RecordedEvent event, int attempts, Throwable error) {
        views.park(view, event.stream(), "failed %d times: %s".formatted(attempts, error));
        failures.givenUp(event.stream());
        LOG.log(
                Level.WARNING,
                "Subscription {0} parks {1} at version {2}, which failed {3} times: {4}",
                view,
                event.stream(),
                event.version(),
                attempts,
                error);
    }

    /** False when the subscription ended before the store was back. */
    private boolean done(Runnable step) {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return true;
            } catch (LeaseLostException e) {
                LOG.log(Level.DEBUG, "The lease of a batch ended before it was settled", e);
                return true;
            } catch (EventStoreException e) {
                failures.failed(STORE, e);
                if (stoppedWithin(attempt)) {
                    return false;
                }
            }
        }
    }

    private boolean stoppedWithin(int attempt) {
        try {
            return stop.await(backoff.after(attempt).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
