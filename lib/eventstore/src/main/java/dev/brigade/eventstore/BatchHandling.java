package dev.brigade.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands a claimed batch to the handler, and decides how its claims are settled. */
record BatchHandling(
        SubscriptionHandler handler, Settling settling, LeaseKeeper leases, CountDownLatch stop) {

    /** How often all of a batch fails before its streams are taken out of the way one by one. */
    private static final int PATIENCE = 3;

    /** Whether all of it was handled; the rest comes again. */
    boolean handle(Batch batch) {
        leases.keep(batch);
        try {
            Optional<List<Runnable>> failure = failure(batch);
            settling.settle(failure.orElseGet(() -> List.of(settling.ack(batch))));
            return failure.isEmpty();
        } finally {
            leases.release(batch);
        }
    }

    /** Empty when all is handled. */
    private Optional<List<Runnable>> failure(Batch batch) {
        try {
            handler.handle(batch.events());
            return Optional.empty();
        } catch (HandlerUnavailableException e) {
            return Optional.of(ofEach(batch, claim -> settling.putOff(claim, e)));
        } catch (Throwable e) {
            return Optional.of(
                    Thread.interrupted() || e instanceof InterruptedException
                            ? afterInterrupt(batch, e)
                            : afterFailure(batch, e));
        }
    }

    private List<Runnable> afterFailure(Batch batch, Throwable error) {
        try {
            List<Isolation.Outcome> streams = new Isolation(handler).of(batch.events(), error);
            boolean none = nothingIsHandled(streams);
            return batch.claims().stream()
                    .flatMap(claim -> {
                        List<Isolation.Outcome> own = ofClaim(claim, streams);
                        return none
                                ? afterFailureOfAll(claim, own, error).stream()
                                : settlement(claim, own).stream();
                    })
                    .toList();
        } catch (HandlerUnavailableException e) {
            return ofEach(batch, claim -> settling.putOff(claim, e));
        } catch (InterruptedException e) {
            return afterInterrupt(batch, e);
        }
    }

    private static List<Isolation.Outcome> ofClaim(Claim claim, List<Isolation.Outcome> streams) {
        Set<StreamId> own =
                claim.events().stream().map(RecordedEvent::stream).collect(Collectors.toSet());
        return streams.stream().filter(outcome -> own.contains(outcome.stream())).toList();
    }

    private static boolean nothingIsHandled(List<Isolation.Outcome> streams) {
        return streams.size() > 1 && streams.stream().allMatch(stream -> stream.handled() == 0);
    }

    private List<Runnable> afterFailureOfAll(
            Claim claim, List<Isolation.Outcome> streams, Throwable error) {
        List<Runnable> steps = new ArrayList<>();
        Isolation.Outcome first = streams.getFirst();
        Throwable blamed = claim.attempts() + 1 >= PATIENCE ? first.error() : null;
        if (blamed != null) {
            steps.addAll(settling.refuse(claim, first.failing(), blamed));
        }
        if (blamed == null || streams.size() > 1) {
            steps.add(settling.putOff(claim, error));
        }
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

    private List<Runnable> afterInterrupt(Batch batch, Throwable error) {
        return stop.getCount() == 0
                ? ofEach(batch, settling::giveBack)
                : ofEach(batch, claim -> settling.putOff(claim, error));
    }

    private static List<Runnable> ofEach(Batch batch, Function<Claim, Runnable> step) {
        return batch.claims().stream().map(step).toList();
    }
}
