package dev.brigade.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Handles batches, or refuses events, or gives up, or takes too long, as chance tells it. */
final class RandomConsumer {

    private final String view;
    private final Slots slots;
    private final ViewOperations views;
    private final Random random;
    private final RandomHistory history;
    private final BooleanSupplier writing;

    RandomConsumer(
            String view,
            DataSource dataSource,
            Random random,
            RandomHistory history,
            BooleanSupplier writing) {
        this.view = view;
        this.slots = new PostgresSlots(new Jdbc(dataSource));
        this.views = new PostgresViews(new Jdbc(dataSource));
        this.random = random;
        this.history = history;
        this.writing = writing;
    }

    /** Until nothing is left. */
    Void consume() {
        boolean more = true;
        while (more) {
            try {
                more = writing.getAsBoolean() || isSomethingLeft();
                consumeOnce();
            } catch (EventStoreException e) {
                RandomRun.requireKilled(e);
            }
        }
        return null;
    }

    private boolean isSomethingLeft() {
        return views.lag(view).orElseThrow() > 0 || !views.blocked(view).isEmpty();
    }

    private void consumeOnce() {
        boolean dawdle = writing.getAsBoolean() && random.nextInt(4) == 0;
        Duration lease = dawdle ? Duration.ofMillis(10) : Duration.ofSeconds(2);
        List<Claim> claims =
                slots.claim(
                        view, somewhere(), 1 + random.nextInt(3), 1 + random.nextInt(10), lease);
        if (!claims.isEmpty()) {
            LockSupport.parkNanos(
                    dawdle ? 11_000_000 + random.nextInt(15_000_000) : random.nextInt(15_000_000));
            settle(claims);
        }
    }

    private SlotSet somewhere() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> SlotSet.ALL;
            case 2 -> new SlotSet(-1, false);
            default -> new SlotSet(random.nextLong());
        };
    }

    private void settle(List<Claim> claims) {
        if (claims.size() == 1 || random.nextBoolean() || !ackAll(claims)) {
            claims.forEach(this::settle);
        }
    }

    /** False when the lease of one is over: then each has to be settled by itself. */
    private boolean ackAll(List<Claim> claims) {
        try {
            slots.ack(view, claims);
            claims.forEach(claim -> history.handled(claim, claim.events()));
            return true;
        } catch (LeaseLostException e) {
            return false;
        } catch (EventStoreException e) {
            RandomRun.requireKilled(e);
            claims.forEach(claim -> history.unknown(claim.events()));
            return true;
        }
    }

    private void settle(Claim claim) {
        switch (writing.getAsBoolean() ? random.nextInt(6) : 5) {
            case 0 -> release(claim);
            case 1 -> {
                int some = random.nextInt(claim.events().size());
                if (ack(claim, claim.events().subList(0, some + 1))) {
                    release(claim);
                }
            }
            case 2, 3 -> refuseSome(claim);
            default -> ack(claim, claim.events());
        }
    }

    /** Refuses one or two streams, and acknowledges the rest, if there is any. */
    private void refuseSome(Claim claim) {
        Set<StreamId> refused = new HashSet<>();
        List<RecordedEvent> rest = new ArrayList<>(claim.events());
        for (int i = 0; i <= random.nextInt(2) && !rest.isEmpty(); i++) {
            RecordedEvent from = rest.get(random.nextInt(rest.size()));
            List<RecordedEvent> before =
                    rest.stream()
                            .filter(event -> event.stream().equals(from.stream()))
                            .filter(event -> event.version() < from.version())
                            .toList();
            Duration delay = Duration.ofMillis(random.nextInt(5));
            if (!settled(claim, before, () -> slots.nack(view, claim, from, delay, "chance"))) {
                return;
            }
            refused.add(from.stream());
            rest.removeIf(event -> refused.contains(event.stream()));
        }
        if (!rest.isEmpty() && !claim.isOfBlockedStream()) {
            ack(claim, rest);
        }
    }

    private boolean ack(Claim claim, List<RecordedEvent> events) {
        return settled(claim, events, () -> slots.ack(view, claim, events.getLast()));
    }

    private void release(Claim claim) {
        settled(claim, List.of(), () -> slots.release(view, claim, Duration.ofMillis(3), "chance"));
    }

    private boolean settled(Claim claim, List<RecordedEvent> events, Runnable settling) {
        try {
            settling.run();
            history.handled(claim, events);
            return true;
        } catch (LeaseLostException e) {
            return false; // it took too long: somebody else handles the batch
        } catch (EventStoreException e) {
            RandomRun.requireKilled(e);
            history.unknown(events);
            return false;
        }
    }
}
