package dev.brigade.transactions.command;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.command.Repository;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.transactions.jdbc.ConflictException;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Loads and extends the streams of one kind of aggregate, in the caller's transaction. */
public final class Streams<C, S, E> {

    private static final int PAGE = 500;
    private static final int STATES_AT_HAND = 10_000;

    private final Aggregate<C, S, E> aggregate;
    private final PostgresEventStore store;
    private final Repository<S, E> states;

    /** The streams of this aggregate in this store. */
    public Streams(Aggregate<C, S, E> aggregate, PostgresEventStore store) {
        this.aggregate = aggregate;
        this.store = store;
        this.states =
                new Repository<>(
                        store, aggregate.decider(), aggregate.stored(), null, STATES_AT_HAND);
    }

    /** Whose streams they are. */
    public Aggregate<C, S, E> aggregate() {
        return aggregate;
    }

    /** The present state. */
    public Folded<S> load(UnitOfWork transaction, String id) {
        return states.load(transaction, id);
    }

    /**
     * Appends events that were decided on this state.
     *
     * @param events at least one
     * @throws ConflictException when the stream has moved on since it was loaded
     */
    public List<RecordedEvent> append(
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

    /** The last event that already answers a command which changes nothing. */
    Optional<RecordedEvent> answer(UnitOfWork transaction, String id, C command) {
        Optional<RecordedEvent> answer = Optional.empty();
        List<RecordedEvent> page;
        long version = 0;
        do {
            page = store.read(transaction.connection(), aggregate.stream(id), version, PAGE);
            List<E> events = aggregate.stored().fromStore(page);
            for (int i = 0; i < page.size() && answer.isEmpty(); i++) {
                if (aggregate.answers().test(command, events.get(i))) {
                    answer = Optional.of(page.get(i));
                }
            }
            version += page.size();
        } while (answer.isEmpty() && page.size() == PAGE);
        return answer;
    }
}
