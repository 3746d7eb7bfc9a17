package dev.brigade.eventstore;

import dev.brigade.eventstore.AppendResult.Appended;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Appends of several threads in one statement and one commit: as the database writes several
 * commits to its log at once, but with everything else that a commit costs. Nobody waits for
 * company: who comes while few are on their way goes at once, alone, in its own thread; the others
 * wait until one of these is back, and then go together.
 *
 * <p>Each is appended or not as if it had come alone: where something is in the way of one, or the
 * database refused the whole group because of one, those it may concern go alone after all, and
 * hear what it was. Thread-safe; waiting does not pin a virtual thread.
 */
final class AppendGroups {

    /** So that the database has something to do while it waits for its disk. */
    private static final int MOST_TRIPS = 2;

    /** Of a group. */
    private static final int MOST_EVENTS = 256;

    /** Of the events of a group; one that is longer goes alone. */
    private static final int MOST_CHARACTERS = 1 << 18;

    /** For a transaction that stays open, and has the version that one of a group wants. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private static final String SHUTDOWN = "57P";
    private static final String CONNECTION = "08";

    private static final Duration IDLE = Duration.ofSeconds(2);

    /** Inserts one append, and says what was in its way. */
    interface Alone {
        AppendResult on(Connection connection, PostgresAppend append) throws SQLException;
    }

    /** What became of an append that has waited. */
    private sealed interface Answer {

        Answer GO_ALONE = new GoAlone();

        record Return(AppendResult result) implements Answer {}

        record Throw(EventStoreException error) implements Answer {}

        record GoAlone() implements Answer {}
    }

    private record Waiting(PostgresAppend append, CompletableFuture<Answer> answer) {}

    private final Jdbc jdbc;
    private final Alone alone;
    private final Executor senders = senders();
    private final Lock lock = new ReentrantLock();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<StreamId> onTheirWay = new HashSet<>();
    private int trips;

    AppendGroups(Jdbc jdbc, Alone alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    /**
     * Not the callers' threads, of which one may be interrupted while it waits for the database.
     */
    private static Executor senders() {
        var threads = Thread.ofPlatform().daemon().name("eventstore-append-", 0).factory();
        var executor =
                new ThreadPoolExecutor(
                        MOST_TRIPS,
                        MOST_TRIPS,
                        IDLE.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        threads);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * Appends, with others or alone.
     *
     * @throws EventStoreException as an append does
     */
    AppendResult append(PostgresAppend append) {
        if (!append.isSimple()) {
            return goAlone(append);
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (isToWait(new Waiting(append, answer))) {
            return switch (answer.join()) {
                case Answer.Return(var result) -> result;
                case Answer.Throw(var error) -> throw here(error);
                case Answer.GoAlone() -> goAlone(append);
            };
        }
        try {
            return goAlone(append);
        } finally {
            arrived(append.stream());
        }
    }

    /** With this thread's stack trace. */
    private static EventStoreException here(EventStoreException e) {
        return e.getCause() instanceof SQLException cause ? Jdbc.translated(cause) : e;
    }

    private AppendResult goAlone(PostgresAppend append) {
        return jdbc.call(connection -> alone.on(connection, append));
    }

    /** How many wait to go together. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Two of one stream on their way at once would only be in each other's. */
    private boolean isToWait(Waiting append) {
        lock.lock();
        try {
            if (trips < MOST_TRIPS && onTheirWay.add(append.append.stream())) {
                trips++;
                return false;
            }
            return waiting.add(append);
        } finally {
            lock.unlock();
        }
    }

    private void arrived(StreamId stream) {
        lock.lock();
        try {
            onTheirWay.remove(stream);
            if (waiting.isEmpty()) {
                trips--;
                return;
            }
        } finally {
            lock.unlock();
        }
        senders.execute(this::send);
    }

    /** Sends one group after the other while there are any. */
    private void send() {
        for (List<Waiting> group = next(List.of()); !group.isEmpty(); group = next(group)) {
            try {
                send(group);
            } catch (RuntimeException | Error e) {
                group.forEach(it -> it.answer.completeExceptionally(e));
            }
        }
    }

    private void send(List<Waiting> group) {
        try {
            List<Answer> answers = jdbc.call(connection -> answers(connection, group));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer.complete(answers.get(i));
            }
        } catch (EventStoreException e) {
            group.forEach(it -> it.answer.complete(new Answer.Throw(e)));
        }
    }

    private List<Answer> answers(Connection connection, List<Waiting> group) throws SQLException {
        if (group.size() == 1) {
            return List.of(new Answer.Return(alone.on(connection, group.getFirst().append)));
        }
        List<PostgresAppend> appends = group.stream().map(Waiting::append).toList();
        Map<PostgresAppend, List<RecordedEvent>> recorded = insert(connection, appends);
        return appends.stream().map(it -> answer(recorded.get(it))).toList();
    }

    private static Answer answer(@Nullable List<RecordedEvent> recorded) {
        return recorded == null ? Answer.GO_ALONE : new Answer.Return(new Appended(recorded));
    }

    private static Map<PostgresAppend, List<RecordedEvent>> insert(
            Connection connection, List<PostgresAppend> appends) throws SQLException {
        try {
            return new AppendTogether(appends, LONGEST_WAIT).insert(connection);
        } catch (PSQLException e) {
            if (isRefusal(e)) {
                return Map.of();
            }
            throw e;
        }
    }

    /** Whether the database says so, and goes on: then nothing was inserted. */
    private static boolean isRefusal(PSQLException e) {
        String code = String.valueOf(e.getSQLState());
        return e.getServerErrorMessage() != null
                && !code.startsWith(SHUTDOWN)
                && !code.startsWith(CONNECTION);
    }

    /**
     * Those that have waited for longest, one of each stream; none, and that was the last trip.
     * Whoever is left waits for one that is on its way.
     */
    private List<Waiting> next(List<Waiting> arrived) {
        List<Waiting> group = new ArrayList<>();
        int events = 0;
        long characters = 0;
        lock.lock();
        try {
            arrived.forEach(it -> onTheirWay.remove(it.append.stream()));
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting next = all.next();
                if (onTheirWay.contains(next.append.stream())) {
                    continue;
                }
                events += next.append.events().size();
                characters += next.append.characters();
                if (!group.isEmpty() && (events > MOST_EVENTS || characters > MOST_CHARACTERS)) {
                    break;
                }
                onTheirWay.add(next.append.stream());
                group.add(next);
                all.remove();
            }
            if (group.isEmpty()) {
                trips--;
            }
            return group;
        } finally {
            lock.unlock();
        }
    }
}
