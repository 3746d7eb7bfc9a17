package dev.brigade.transactions.command;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.jdbc.ConflictException;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Loads and extends the streams of one kind of aggregate, in the caller's transaction. */
public final class Streams<C, S, E> {

    private static final int SCHEMA_VERSION = 1;
    private static final int PAGE = 500;

    private final Aggregate<C, S, E> aggregate;
    private final PostgresEventStore store;
    private final FoldedStates<S> folded;

    /** The streams of this aggregate in this store. */
    public Streams(Aggregate<C, S, E> aggregate, PostgresEventStore store) {
        this.aggregate = aggregate;
        this.store = store;
        this.folded = new FoldedStates<>(aggregate.decider().initialState());
    }

    /** Whose streams they are. */
    public Aggregate<C, S, E> aggregate() {
        return aggregate;
    }

    /** The present state: what is known of it, and the events since. */
    public Folded<S> load(UnitOfWork transaction, String id) {
        Folded<S> known = folded.get(id);
        Folded<S> now = known;
        List<RecordedEvent> page;
        do {
            page = store.read(transaction.connection(), stream(id), now.version(), PAGE);
            now = evolve(now, page);
        } while (page.size() == PAGE);
        remember(transaction, id, known, now);
        return now;
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
        List<NewEvent> toAppend = events.stream().map(this::toAppend).toList();
        var result =
                store.append(
                        transaction.connection(), stream(id), before.version(), toAppend, metadata);
        return switch (result) {
            case Appended(var recorded) -> {
                S state = aggregate.decider().evolveAll(before.state(), events);
                long version = before.version() + events.size();
                remember(transaction, id, before, new Folded<>(state, version));
                transaction.afterCommit(store::signal);
                yield recorded;
            }
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
            page = store.read(transaction.connection(), stream(id), version, PAGE);
            for (RecordedEvent event : page) {
                version = event.version();
                if (answer.isEmpty() && aggregate.answers().test(command, decode(event))) {
                    answer = Optional.of(event);
                }
            }
        } while (answer.isEmpty() && page.size() == PAGE);
        return answer;
    }

    private void remember(UnitOfWork transaction, String id, Folded<S> before, Folded<S> now) {
        if (now.version() > before.version()) {
            transaction.afterCommit(() -> folded.put(id, now));
        }
    }

    private Folded<S> evolve(Folded<S> from, List<RecordedEvent> events) {
        S state = from.state();
        long version = from.version();
        for (RecordedEvent event : events) {
            state = aggregate.decider().evolve(state, decode(event));
            version = event.version();
        }
        return new Folded<>(state, version);
    }

    private E decode(RecordedEvent event) {
        return aggregate.codec().decode(event.type(), event.json());
    }

    private NewEvent toAppend(E event) {
        var codec = aggregate.codec();
        return new NewEvent(
                Uuids.v7(),
                codec.kind(event),
                SCHEMA_VERSION,
                codec.encode(event),
                codec.isFinal(event));
    }

    private StreamId stream(String id) {
        return aggregate.stream(id);
    }
}
