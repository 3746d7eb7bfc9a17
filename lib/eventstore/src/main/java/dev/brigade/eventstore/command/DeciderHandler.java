package dev.brigade.eventstore.command;

import dev.brigade.decider.Decider;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.fold.Folding;
import dev.brigade.eventstore.snapshot.Snapshots;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Handles the commands of one decider: load, fold, decide, append.
 *
 * <p>For a stream that was used lately this is one round trip, with any number of instances: the
 * command is decided on the state at hand, and appended behind the version of that state. Where the
 * state was old the append conflicts; then the events that were missed are read, and the command is
 * decided again. What writes nothing (a {@link dev.brigade.decider.Refusal}, an empty list, an
 * exception of the decider, another version than the caller's) could rest on an old state
 * unnoticed; so before it is answered the stream's end is read, and where that has moved, the
 * command is decided again.
 *
 * <p>A command whose metadata has a command id is recorded once in its stream, for good: see {@link
 * CommandResult.Replayed}. Give commands UUIDv7s, for the sake of the store's index on event ids:
 * that of a command's first event is made of the command's id. A command that was refused left no
 * trace, and is decided again when it comes again.
 *
 * <p>Thread-safe, as are its states: a decider must never change one. Waits, for the store and for
 * commands of this process to the same stream, do not pin a virtual thread.
 */
public final class DeciderHandler<C, S, E> {

    private final EventStore store;
    private final Decider<C, S, E> decider;
    private final Folding<S, E> folding;
    private final HandlerOptions options;
    private final States<S> states;
    private final StreamLocks locks = new StreamLocks();

    /** A handler with the default options and no snapshots. */
    public DeciderHandler(EventStore store, Decider<C, S, E> decider, EventMapping<E> mapping) {
        this(store, decider, mapping, null, HandlerOptions.defaults());
    }

    /**
     * A handler, whose events have yet to be registered.
     *
     * @param snapshots null for none
     */
    public DeciderHandler(
            EventStore store,
            Decider<C, S, E> decider,
            EventMapping<E> mapping,
            @Nullable Snapshots<S> snapshots,
            HandlerOptions options) {
        this.store = store;
        this.decider = decider;
        this.folding = new Folding<>(decider, mapping);
        this.options = options;
        this.states = new States<>(folding, snapshots, options.cachedStates());
    }

    /**
     * Handles one command, whatever version its stream is at.
     *
     * @param id of the instance that it is for; 1 to 255 characters
     * @param metadata kept with each event
     * @throws dev.brigade.eventstore.EventStoreException when the store fails; where it is unknown
     *     whether the events were recorded, the same command id finds out
     */
    public CommandResult<E> handle(String id, C command, EventMetadata metadata) {
        return handle(id, command, metadata, OptionalLong.empty());
    }

    /**
     * Handles one command if its stream is at a version.
     *
     * @param expectedVersion 0 for a stream that must be new; empty when any version is fine
     */
    public CommandResult<E> handle(
            String id, C command, EventMetadata metadata, OptionalLong expectedVersion) {
        var request = new Request<>(folding.stream(id), command, metadata, expectedVersion);
        Instrumentation.Observed observed =
                options.instrumentation().command(request.stream(), metadata);
        try {
            var result = inTurn(request);
            observed.ended(Outcomes.name(result));
            return result;
        } catch (RuntimeException | Error e) {
            observed.failed(e);
            throw e;
        }
    }

    /**
     * Forgets the states at hand, not those in snapshots: they are read again when they are needed.
     */
    public void forgetStates() {
        states.forgetAll();
    }

    private CommandResult<E> inTurn(Request<C> request) {
        StreamId stream = request.stream();
        var held = locks.hold(stream, options.longestWait());
        if (held.isEmpty()) {
            return new CommandResult.Contended<>(stream, 0);
        }
        try (var _ = held.get()) {
            options.instrumentation().cache(stream.decider(), states.atHand(stream) != null);
            return new CommandRun<>(store, decider, folding, states, request)
                    .handle(options.maxAttempts());
        }
    }
}
