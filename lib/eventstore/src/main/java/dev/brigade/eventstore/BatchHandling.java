package dev.brigade.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Hands a claimed batch to the handler, and decides how its claim is settled. */
record BatchHandling(
        SubscriptionHandler handler, Settling settling, LeaseKeeper leases, CountDownLatch stop) {

    /** How often all of a batch fails before its streams are taken out of the way one by one. */
    private static final int PATIENCE = 3;

    void handle(Claim claim) {
        leases.keep(claim);
        try {
            settling.settle(outcome(claim));
        } finally {
            leases.release(claim);
        }
    }

    private List<Runnable> outcome(Claim claim) {
        try {
            handler.handle(claim.events());
            return List.of(settling.ack(claim));
        } catch (HandlerUnavailableException e) {
            return List.of(settling.putOff(claim, e));
        } catch (Throwable e) {
            return Thread.interrupted() || e instanceof InterruptedException
                    ? afterInterrupt(claim, e)
                    : afterFailure(claim, e);
        }
    }

    private List<Runnable> afterFailure(Claim claim, Throwable error) {
        try {
            List<Isolation.Outcome> streams = new Isolation(handler).of(claim.events(), error);
            return nothingIsHandled(streams)
                    ? afterFailureOfAll(claim, streams.getFirst(), error)
                    : settlement(claim, streams);
        } catch (HandlerUnavailableException e) {
            return List.of(settling.putOff(claim, e));
        } catch (InterruptedException e) {
            return afterInterrupt(claim, e);
        }
    }

    private static boolean nothingIsHandled(List<Isolation.Outcome> streams) {
        return streams.size() > 1 && streams.stream().allMatch(stream -> stream.handled() == 0);
    }

    private List<Runnable> afterFailureOfAll(
            Claim claim, Isolation.Outcome first, Throwable error) {
        List<Runnable> steps = new ArrayList<>();
        if (claim.attempts() + 1 >= PATIENCE && first.error() != null) {
            steps.addAll(settling.refuse(claim, first.failing(), first.error()));
        }
        steps.add(settling.putOff(claim, error));
        return steps;
    }

    private List<Runnable> settlement(Claim claim, List<Isolation.Outcome> streams) {
        List<Runnable> steps = new ArrayList<>();
        boolean someAreHandled = false;
        for (Isolation.Outcome stream : streams) {
            if (stream.error() == null) {
                someAreHandled = true;
            } else {
                steps.addAll(settling.refuse(claim, stream.failing(), stream.error()));
            }
        }
        if (someAreHandled) {
            steps.add(settling.ack(claim));
        }
        return steps;
    }

    private List<Runnable> afterInterrupt(Claim claim, Throwable error) {
        return List.of(
                stop.getCount() == 0 ? settling.giveBack(claim) : settling.putOff(claim, error));
    }
}
