package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A projection whose work is held up until somebody lets it go. */
final class Held implements Projection {

    private final Projection projection;
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private boolean broken;

    Held(Projection projection) {
        this.projection = projection;
    }

    /** One that fails instead. */
    Held failing() {
        broken = true;
        letGo.countDown();
        return this;
    }

    void awaitCall() {
        await(called);
    }

    void letGo() {
        letGo.countDown();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public List<String> tables() {
        return projection.tables();
    }

    @Override
    public boolean shows(String decider) {
        return projection.shows(decider);
    }

    @Override
    public void apply(Connection transaction, List<List<RecordedEvent>> streams)
            throws SQLException {
        calls.incrementAndGet();
        called.countDown();
        await(letGo);
        if (broken) {
            throw new IllegalStateException("out of ink");
        }
        projection.apply(transaction, streams);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
