package dev.brigade.eventstore.command;

import dev.brigade.decider.Decider;
import dev.brigade.decider.Decision;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.DuplicateEventException;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.fold.Folding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One command on its way, from the state at hand to an answer. Belongs to one thread. */
final class CommandRun<C, S, E> {

    private static final int MAX_PAUSE_MILLIS = 50;

    private final EventStore store;
    private final Decider<C, S, E> decider;
    private final Folding<S, E> folding;
    private final States<S> states;
    private final Request<C> request;
    private final StreamId stream;
    private final CommandEvents<E> events;

    private Folded<S> now;

    /** Whether {@link #now} was read from the log since the command came. */
    private boolean fresh;

    private int conflicts;

    CommandRun(
            EventStore store,
            Decider<C, S, E> decider,
            Folding<S, E> folding,
            States<S> states,
            Request<C> request) {
        this.store = store;
        this.decider = decider;
        this.folding = folding;
        this.states = states;
        this.request = request;
        this.stream = request.stream();
        this.events =
                new CommandEvents<>(stream, request.metadata().commandId(), folding.mapping());
        this.now = folding.nothing();
    }

    CommandResult<E> handle(int maxAttempts) {
        start();
        while (conflicts < maxAttempts) {
            Optional<CommandResult<E>> answer = attempt();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return new CommandResult.Contended<>(stream, conflicts);
    }

    private void start() {
        Folded<S> atHand = states.atHand(stream);
        if (atHand == null) {
            readOn(states.kept(stream));
        } else {
            now = atHand;
        }
    }

    /** Empty when the state was old, and the command is to be decided again. */
    private Optional<CommandResult<E>> attempt() {
        long expected = request.expectedVersion().orElse(now.version());
        if (expected != now.version()) {
            return unwritten(new CommandResult.VersionMismatch<>(expected, now.version()));
        }
        List<E> decided;
        try {
            decided = decider.decide(request.command(), now.state());
        } catch (RuntimeException e) {
            if (isConfirmed()) {
                throw e;
            }
            return Optional.empty();
        }
        return switch (Decision.of(decided, now.version())) {
            case Decision.Refused<E>(var refusals, var version) ->
                    unwritten(new CommandResult.Refused<>(refusals, version));
            case Decision.Accepted<E>(var none, var version) when none.isEmpty() ->
                    unwritten(new CommandResult.Unchanged<>(version));
            case Decision.Accepted<E>(var toAppend, _) -> append(toAppend);
        };
    }

    /**
     * An answer that leaves nothing in the log would not be noticed to rest on an old state; so it
     * is given only after a look at the log.
     */
    private Optional<CommandResult<E>> unwritten(CommandResult<E> answer) {
        if (!isConfirmed()) {
            return Optional.empty();
        }
        return Optional.of(events.firstTime(store).orElse(answer));
    }

    private boolean isConfirmed() {
        if (fresh) {
            return true;
        }
        long before = now.version();
        readOn(now);
        return now.version() == before;
    }

    private Optional<CommandResult<E>> append(List<E> decided) {
        try {
            return switch (store.append(
                    stream, now.version(), events.toStore(decided), request.metadata())) {
                case Appended(var recorded) -> Optional.of(recorded(decided, recorded));
                case Replayed(var recorded) -> Optional.of(events.replayed(recorded));
                case Closed _ ->
                        Optional.of(
                                events.firstTime(store)
                                        .orElseGet(() -> new CommandResult.Closed<>(stream)));
                case Conflict _ -> {
                    conflicted();
                    yield Optional.empty();
                }
            };
        } catch (DuplicateEventException e) {
            return Optional.of(events.firstTime(store).orElseThrow(() -> e));
        }
    }

    private CommandResult<E> recorded(List<E> decided, List<RecordedEvent> recorded) {
        states.appended(stream, folding.evolve(now, decided, recorded), recorded);
        return new CommandResult.Recorded<>(decided, recorded);
    }

    private void conflicted() {
        if (++conflicts > 1) {
            pause();
        }
        long before = now.version();
        readOn(now);
        if (now.version() == before && conflicts > 1) {
            // the log has less than we know of: its end was lost, and what we remember is wrong
            states.forget(stream);
            readOn(folding.nothing());
        }
    }

    private void readOn(Folded<S> from) {
        now = states.catchUp(store::read, stream, from);
        fresh = true;
        states.committed(stream, now);
    }

    private void pause() {
        int longest = Math.min(1 << Math.min(conflicts, 10), MAX_PAUSE_MILLIS);
        int millis = ThreadLocalRandom.current().nextInt(longest + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
