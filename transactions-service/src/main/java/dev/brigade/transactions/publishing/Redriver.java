package dev.brigade.transactions.publishing;

import dev.brigade.eventstore.Cursor;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.Frontier;
import dev.brigade.eventstore.Page;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.transactions.jdbc.Worker;
import dev.brigade.transactions.publishing.Redrive.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the redrives that were asked for, one after the other, in one instance of the service, page
 * by page: beside the usual publishing, with the same event ids. What was recorded after a redrive
 * was asked for is left to the usual publishing, and none begins before that has published all that
 * was recorded earlier: an event never overtakes one of its stream that nobody has seen yet. Where
 * its instance ends, the next one goes on with the page that was not finished. Thread-safe.
 */
public final class Redriver implements Worker.Work {

    private static final Logger LOG = Logger.getLogger(Redriver.class);
    private static final long KEY = 0x6272_6967_6164_6503L;
    private static final Duration LATER = Duration.ofMillis(200);

    private final EventStore store;
    private final RedriveTable table;
    private final Worker worker;
    private final int pageSize;
    private volatile @Nullable SubscriptionHandler publisher;

    /** A redriver of this instance. */
    public Redriver(DataSource dataSource, EventStore store) {
        this(dataSource, store, 500);
    }

    Redriver(DataSource dataSource, EventStore store, int pageSize) {
        this.store = store;
        this.table = new RedriveTable(dataSource);
        this.worker = new Worker("redrives", KEY, dataSource, this);
        this.pageSize = pageSize;
    }

    /** What is published next, and where that leads. */
    private record Step(List<RecordedEvent> events, String cursor, int percent, boolean isLast) {}

    /** Begins to look for work, since there is somebody who publishes. */
    public void start(SubscriptionHandler newPublisher) {
        publisher = newPublisher;
        worker.start();
    }

    /** Ends with the page that is being published. */
    public void stop() {
        worker.stop();
    }

    void wake() {
        worker.wake();
    }

    RedriveTable table() {
        return table;
    }

    @Override
    public boolean isWaiting() throws SQLException {
        return publisher != null && !table.running().isEmpty();
    }

    @Override
    public void take(Worker.Turn turn) throws SQLException, InterruptedException {
        for (Redrive next : table.running()) {
            try {
                redrive(next, turn);
            } catch (Exception failed) {
                giveUpUnlessItIsLost(next, turn, failed);
            }
        }
    }

    private void redrive(Redrive next, Worker.Turn turn) throws Exception {
        String cursor = next.cursor();
        while (turn.goesOn()) {
            if (!isPublishedUntil(next)) {
                turn.pause(LATER);
                continue;
            }
            Step step = step(next, cursor);
            if (!isPublished(step.events())) {
                turn.pause(LATER);
                continue;
            }
            cursor = step.cursor();
            table.progress(next.id(), cursor, step.events().size(), step.percent());
            if (step.isLast()) {
                table.end(next.id(), State.done, null);
                return;
            }
        }
    }

    private boolean isPublishedUntil(Redrive redrive) {
        Frontier frontier = store.views().frontier(Publisher.VIEW).orElseThrow();
        return frontier.oldest().isEmpty() || frontier.oldest().get().isAfter(redrive.askedAt());
    }

    /** False when Kafka is away; then it is done again. */
    private boolean isPublished(List<RecordedEvent> events) throws Exception {
        SubscriptionHandler there = publisher;
        try {
            if (there != null && !events.isEmpty()) {
                there.handle(events);
            }
            return there != null;
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof RetriableException) {
                    return false;
                }
            }
            throw failed;
        }
    }

    private Step step(Redrive redrive, String cursor) {
        StreamId stream = redrive.selection().stream();
        return stream == null ? ofAll(redrive, cursor) : ofStream(redrive, stream, cursor);
    }

    private Step ofStream(Redrive redrive, StreamId stream, String cursor) {
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        List<RecordedEvent> read = store.read(stream, after, pageSize);
        long last = read.isEmpty() ? after : read.getLast().version();
        // How long a stream is, is not known before its end.
        return new Step(chosen(redrive, read), Long.toString(last), 0, read.size() < pageSize);
    }

    private Step ofAll(Redrive redrive, String cursor) {
        Page page = store.readAll(new Cursor(cursor), pageSize);
        List<RecordedEvent> read = page.events();
        long head = store.views().frontier(Publisher.VIEW).orElseThrow().position();
        long at = read.isEmpty() ? head : read.getLast().position();
        return new Step(
                chosen(redrive, read),
                page.next().value(),
                (int) Math.min(99, 100 * at / Math.max(1, head)),
                read.size() < pageSize);
    }

    private static List<RecordedEvent> chosen(Redrive redrive, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> !event.createdAt().isAfter(redrive.askedAt()))
                .filter(event -> redrive.selection().holds(event.createdAt()))
                .toList();
    }

    private void giveUpUnlessItIsLost(Redrive redrive, Worker.Turn turn, Exception failed)
            throws SQLException, InterruptedException {
        if (failed instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (turn.goesOn()) {
            LOG.errorf(failed, "Redrive %d failed", redrive.id());
            table.end(redrive.id(), State.failed, failed.toString());
        }
    }
}
