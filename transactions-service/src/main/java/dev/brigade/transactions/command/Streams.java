package dev.brigade.transactions.command;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.command.AppendPlan;
import dev.brigade.eventstore.command.Repository;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.snapshot.Snapshots;
import dev.brigade.transactions.jdbc.ConflictException;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Loads and extends the streams of one kind of aggregate, in the caller's transaction. */
public final class Streams<C, S, E> {

    private static final int PAGE = 100;
    private static final int STATES_AT_HAND = 10_000;

    private final Aggregate<C, S, E> aggregate;
    private final PostgresEventStore store;
    private final Repository<S, E> states;

    /**
     * The streams of this aggregate in this store.
     *
     * @param snapshots null where streams stay short
     * @param instrumentation is told of appends
     */
    public Streams(
            Aggregate<C, S, E> aggregate,
            PostgresEventStore store,
            @Nullable Snapshots<S> snapshots,
            Instrumentation instrumentation) {
        this.aggregate = aggregate;
        this.store = store;
        this.states =
                new Repository<>(
                        store,
                        aggregate.decider(),
                        aggregate.stored(),
                        snapshots,
                        STATES_AT_HAND,
                        instrumentation);
    }

    /** Whose streams they are. */
    public Aggregate<C, S, E> aggregate() {
        return aggregate;
    }

    /** The present state. */
    public Folded<S> load(UnitOfWork transaction, String id) {
        return states.load(transaction, id);
    }

    /** The present state, or the one at hand where that may be assumed to be the present one. */
    public Folded<S> assume(UnitOfWork transaction, String id) {
        Optional<Folded<S>> atHand = transaction.mayAssume() ? states.atHand(id) : Optional.empty();
        atHand.ifPresent(_ -> transaction.assume(aggregate.stream(id)));
        return atHand.orElseGet(() -> load(transaction, id));
    }

    /** The present state, or that of a new stream where it may be assumed to be new. */
    public Folded<S> assumeNew(UnitOfWork transaction, String id) {
        if (!transaction.mayAssume()) {
            return load(transaction, id);
        }
        transaction.assume(aggregate.stream(id));
        return Folded.nothing(aggregate.decider().initialState());
    }

    /**
     * Appends events that were decided on this state; at the end of a transaction that is planned.
     *
     * @param events at least one
     * @throws ConflictException when the stream has moved on since it was loaded
     */
    public List<Answer> append(
            UnitOfWork transaction,
            String id,
            Folded<S> before,
            List<E> events,
            EventMetadata metadata) {
        Optional<AppendPlan> plan = transaction.plan();
        return plan.isPresent()
                ? Answer.of(states.plan(plan.get(), id, before, events, metadata))
                : Answer.of(appendNow(transaction, id, before, events, metadata));
    }

    private List<RecordedEvent> appendNow(
            UnitOfWork transaction,
            String id,
            Folded<S> before,
            List<E> events,
            EventMetadata metadata) {
        return switch (states.append(transaction, id, before, events, metadata)) {
            case Appended(var recorded) -> recorded;
            case Replayed(var recorded) -> recorded;
            case Conflict(var stream, _) -> throw new ConflictException(stream);
            case Closed(var stream) -> throw new ConflictException(stream);
        };
    }

    /**
     * The event that already answers a command which changes nothing. What is sent again was mostly
     * sent lately, so the stream is read from its end.
     */
    Optional<RecordedEvent> answer(UnitOfWork transaction, String id, Folded<S> now, C command) {
        Optional<RecordedEvent> answer = Optional.empty();
        for (long end = now.version(); end > 0 && answer.isEmpty(); end -= PAGE) {
            long after = Math.max(0, end - PAGE);
            answer = lastAnswer(transaction, id, after, (int) (end - after), command);
        }
        return answer;
    }

    private Optional<RecordedEvent> lastAnswer(
            UnitOfWork transaction, String id, long after, int count, C command) {
        List<RecordedEvent> page =
                store.read(transaction.connection(), aggregate.stream(id), after, count);
        List<E> events = aggregate.stored().fromStore(page);
        return IntStream.range(0, page.size())
                .map(i -> page.size() - 1 - i)
                .filter(i -> aggregate.answers().test(command, events.get(i)))
                .mapToObj(page::get)
                .findFirst();
    }
}
