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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Appends of several threads in one statement and one commit: as the database writes several
 * commits to its log at once, but with everything else that a commit costs. Nobody waits for
 * company: who comes while few are on their way goes at once, alone, in its own thread; the others
 * wait until one of these is back, and then go together. Who has waited for long goes all the same,
 * since those may be held up.
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

    /**
     * For one of the two to be back, and of a group for a transaction that stays open with a
     * version that one of the group wants.
     */
    static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    /** Appends, and says what was in the way. */
    interface Alone {
        AppendResult on(Connection connection, AppendUnit append) throws SQLException;
    }

    /** What became of an append that has waited. */
    private sealed interface Answer {

        record Return(AppendResult result) implements Answer {}

        record Throw(EventStoreException error) implements Answer {}

        /** Something may be in its way: it is to find out what. */
        record GoAlone() implements Answer {}

        /** There is nobody to go with: it is on its way now. */
        record Go() implements Answer {}
    }

    private record Waiting(AppendUnit append, CompletableFuture<Answer> answer) {}

    private final Jdbc jdbc;
    private final Alone alone;
    private final Duration longestWait;

    /** Not the callers' threads: one may be interrupted while it waits for the database. */
    private final Executor senders =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("eventstore-append-", 0).factory());

    private final Lock lock = new ReentrantLock();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<StreamId> onTheirWay = new HashSet<>();
    private int trips;

    /**
     * Appends through this database.
     *
     * @param longestWait for those that are on their way, then nobody waits for them any more
     */
    AppendGroups(Jdbc jdbc, Alone alone, Duration longestWait) {
        this.jdbc = jdbc;
        this.alone = alone;
        this.longestWait = longestWait;
    }

    /**
     * Appends, with others or alone.
     *
     * @throws EventStoreException as an append does
     */
    AppendResult append(AppendUnit append) {
        if (!append.isSimple()) {
            return goAlone(append);
        }
        Waiting own = new Waiting(append, new CompletableFuture<>());
        if (!isToWait(own)) {
            return go(append);
        }
        return switch (answer(own)) {
            case Answer.Return(var result) -> result;
            case Answer.Throw(var error) -> throw here(error);
            case Answer.GoAlone() -> goAlone(append);
            case Answer.Go() -> go(append);
        };
    }

    private AppendResult go(AppendUnit append) {
        try {
            return goAlone(append);
        } finally {
            arrived(append.streams());
        }
    }

    /** Waits even when it is interrupted, since it may have been sent. */
    private Answer answer(Waiting own) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return own.answer.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return isToGo(own) ? new Answer.Go() : own.answer.join();
                } catch (ExecutionException e) {
                    return own.answer.join();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** With this thread's stack trace. */
    private static EventStoreException here(EventStoreException e) {
        return e.getCause() instanceof SQLException cause ? Jdbc.translated(cause) : e;
    }

    private AppendResult goAlone(AppendUnit append) {
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
            if (trips < MOST_TRIPS && isFree(append)) {
                trips++;
                append.append.streams().forEach(onTheirWay::add);
                return false;
            }
            return waiting.add(append);
        } finally {
            lock.unlock();
        }
    }

    /** Unless it was sent. One more is on its way then: the others are as good as lost. */
    private boolean isToGo(Waiting append) {
        lock.lock();
        try {
            boolean left = waiting.remove(append);
            if (left) {
                trips++;
                append.append.streams().forEach(onTheirWay::add);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(Waiting append) {
        return append.append.streams().noneMatch(onTheirWay::contains);
    }

    private void arrived(Stream<StreamId> streams) {
        List<Waiting> group = next(streams);
        if (group.size() > 1) {
            senders.execute(() -> sendAll(group));
        } else {
            group.forEach(AppendGroups::go);
        }
    }

    /** Sends one group after the other while there are any. */
    private void sendAll(List<Waiting> first) {
        List<Waiting> group = first;
        while (group.size() > 1) {
            send(group);
            group = next(group.stream().flatMap(it -> it.append.streams()));
        }
        group.forEach(AppendGroups::go);
    }

    private static void go(Waiting alone) {
        alone.answer.complete(new Answer.Go());
    }

    private void send(List<Waiting> group) {
        try {
            List<Answer> answers = jdbc.call(connection -> answers(connection, group));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer.complete(answers.get(i));
            }
        } catch (EventStoreException e) {
            group.forEach(it -> it.answer.complete(new Answer.Throw(e)));
        } catch (RuntimeException | Error e) {
            group.forEach(it -> it.answer.completeExceptionally(e));
        }
    }

    private static List<Answer> answers(Connection connection, List<Waiting> group)
            throws SQLException {
        List<AppendUnit> appends = group.stream().map(Waiting::append).toList();
        Map<AppendUnit, List<RecordedEvent>> recorded = insert(connection, appends);
        return appends.stream().map(it -> answer(recorded.get(it))).toList();
    }

    private static Answer answer(@Nullable List<RecordedEvent> recorded) {
        return recorded == null
                ? new Answer.GoAlone()
                : new Answer.Return(new Appended(List.copyOf(recorded)));
    }

    private static Map<AppendUnit, List<RecordedEvent>> insert(
            Connection connection, List<AppendUnit> appends) throws SQLException {
        try {
            return new AppendTogether(appends, LONGEST_WAIT).commit(connection);
        } catch (PSQLException e) {
            if (AppendUnit.isRefusal(e)) {
                return Map.of();
            }
            throw e;
        }
    }

    /**
     * Those that have waited for longest, one of each stream, instead of those that arrived. When
     * there are none the trip is over: whoever is left waits for one that is on its way.
     */
    private List<Waiting> next(Stream<StreamId> arrived) {
        List<Waiting> group = new ArrayList<>();
        int events = 0;
        long characters = 0;
        lock.lock();
        try {
            arrived.forEach(onTheirWay::remove);
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting next = all.next();
                if (!isFree(next)) {
                    continue;
                }
                events += next.append.events();
                characters += next.append.characters();
                if (!group.isEmpty() && (events > MOST_EVENTS || characters > MOST_CHARACTERS)) {
                    break;
                }
                next.append.streams().forEach(onTheirWay::add);
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
