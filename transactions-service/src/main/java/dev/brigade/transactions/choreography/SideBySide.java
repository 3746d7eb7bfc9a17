package dev.brigade.transactions.choreography;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.SubscriptionHandler;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Handles the streams of a batch at once, each in its order: where each event is a transaction of
 * its own, most of the time goes into waiting for the database. Thread-safe.
 */
final class SideBySide {

    private final Semaphore free;

    /**
     * @param atOnce how many streams at most, in all batches together
     */
    SideBySide(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /**
     * Returns when all are handled, or no more of them are at work.
     *
     * @param one gets events of one stream
     * @throws Exception the first failure
     */
    void handle(List<RecordedEvent> batch, SubscriptionHandler one) throws Exception {
        List<Callable<Void>> streams =
                batch.stream()
                        .collect(Collectors.groupingBy(RecordedEvent::stream))
                        .values()
                        .stream()
                        .map(events -> task(events, one))
                        .toList();
        if (streams.size() < 2) {
            for (Callable<Void> stream : streams) {
                stream.call();
            }
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> stream : threads.invokeAll(streams)) {
                stream.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    private Callable<Void> task(List<RecordedEvent> events, SubscriptionHandler one) {
        return () -> {
            free.acquire();
            try {
                one.handle(events);
            } finally {
                free.release();
            }
            return null;
        };
    }
}
