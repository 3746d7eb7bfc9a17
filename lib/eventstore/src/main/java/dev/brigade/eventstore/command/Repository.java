package dev.brigade.eventstore.command;

import dev.brigade.decider.View;
import dev.brigade.eventstore.Append;
import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.fold.Folding;
import dev.brigade.eventstore.fold.StreamPages;
import dev.brigade.eventstore.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of one decider's streams within the transactions of a caller, who appends to several
 * streams, or to tables of its own, at once. Loading reads what came since a state that is at hand,
 * also what the transaction itself appended.
 *
 * <pre>{@code
 * Folded<Order> order = orders.load(transaction, id);
 * List<OrderEvent> events = decider.decide(command, order.state());
 * AppendResult result = orders.append(transaction, id, order, events, metadata);
 * // on Conflict: roll back, and start again with a new transaction
 * }</pre>
 *
 * <p>A command that comes twice is the caller's to notice, since only it can roll back: with a row
 * for its id in the same transaction. Thread-safe; a transaction is not.
 */
public final class Repository<S, E> {

    private final PostgresEventStore store;
    private final Folding<S, E> folding;
    private final States<S> states;
    private final Instrumentation instrumentation;

    /** The streams of one decider, of which nobody is told. */
    public Repository(
            PostgresEventStore store,
            View<S, E> decider,
            EventMapping<E> mapping,
            @Nullable Snapshots<S> snapshots,
            int cachedStates) {
        this(store, decider, mapping, snapshots, cachedStates, Instrumentation.NONE);
    }

    /**
     * The streams of one decider.
     *
     * @param decider or another view over its events
     * @param snapshots null for none
     * @param cachedStates how many streams' states are kept at hand, from 0
     * @param instrumentation is told of appends, and whether states were at hand
     */
    public Repository(
            PostgresEventStore store,
            View<S, E> decider,
            EventMapping<E> mapping,
            @Nullable Snapshots<S> snapshots,
            int cachedStates,
            Instrumentation instrumentation) {
        this.store = store;
        this.folding = new Folding<>(decider, mapping);
        this.states = new States<>(folding, snapshots, cachedStates);
        this.instrumentation = instrumentation;
    }

    /** The state of a stream now; the initial one when it has no events. */
    public Folded<S> load(Transaction transaction, String id) {
        StreamId stream = folding.stream(id);
        Folded<S> atHand = states.atHand(stream);
        instrumentation.cache(stream.decider(), atHand != null);
        Folded<S> known = atHand == null ? states.kept(transaction.connection(), stream) : atHand;
        StreamPages pages =
                (it, after, limit) -> store.read(transaction.connection(), it, after, limit);
        Folded<S> now = states.catchUp(pages, stream, known);
        if (now.version() > known.version()) {
            transaction.afterCommit(() -> states.committed(stream, now));
        }
        return now;
    }

    /**
     * The state that is at hand, without a look at the log: where somebody else has appended since,
     * an append on it conflicts. What is decided on it but not appended has to be decided again on
     * a {@link #load loaded} one, since nothing else would tell that it was old. Empty when none is
     * at hand, which counts as a miss once it is loaded.
     */
    public Optional<Folded<S>> atHand(String id) {
        StreamId stream = folding.stream(id);
        Optional<Folded<S>> state = Optional.ofNullable(states.atHand(stream));
        if (state.isPresent()) {
            instrumentation.cache(stream.decider(), true);
        }
        return state;
    }

    /**
     * Appends events that were decided on this state; wakes the store's subscriptions once they are
     * committed.
     *
     * @param events at least one
     */
    public AppendResult append(
            Transaction transaction,
            String id,
            Folded<S> before,
            List<E> events,
            EventMetadata metadata) {
        StreamId stream = folding.stream(id);
        AppendResult result =
                append(transaction, stream, before.version(), toStore(events), metadata);
        if (result instanceof Appended(var recorded)) {
            Folded<S> after = folding.evolve(before, events, recorded);
            transaction.afterCommit(() -> states.appended(stream, after, recorded));
        }
        return result;
    }

    /**
     * Has events that were decided on this state appended when the plan is written.
     *
     * @param events at least one
     * @return what is to be appended
     */
    public Append plan(
            AppendPlan plan, String id, Folded<S> before, List<E> events, EventMetadata metadata) {
        StreamId stream = folding.stream(id);
        Append append = new Append(stream, before.version(), toStore(events), metadata);
        plan.add(
                append,
                instrumentation,
                recorded ->
                        states.appended(
                                stream, folding.evolve(before, events, recorded), recorded));
        return append;
    }

    private List<NewEvent> toStore(List<E> events) {
        return events.stream().map(it -> folding.mapping().toStore(EventIds.next(), it)).toList();
    }

    private AppendResult append(
            Transaction transaction,
            StreamId stream,
            long expectedVersion,
            List<NewEvent> events,
            EventMetadata metadata) {
        Instrumentation.Observed append = instrumentation.append(stream, events, metadata);
        try {
            AppendResult result =
                    store.append(
                            transaction.connection(),
                            transaction::afterCommit,
                            stream,
                            expectedVersion,
                            events,
                            metadata);
            append.ended(result.outcome());
            return result;
        } catch (RuntimeException | Error e) {
            append.failed(e);
            throw e;
        }
    }
}
