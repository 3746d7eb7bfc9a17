package dev.brigade.transactions.command;

import dev.brigade.decider.Decision;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.util.List;

/** Handles the commands of one aggregate: load, fold, decide, append. */
public record AggregateHandler<C, S, E>(Streams<C, S, E> streams) implements CommandHandler<C> {

    @Override
    public Outcome handle(UnitOfWork transaction, C command, Origin origin) {
        Aggregate<C, S, E> aggregate = streams.aggregate();
        String id = aggregate.id().apply(command);
        Folded<S> now = streams.assume(transaction, id);
        origin.requireVersion(now.version());
        List<E> events = aggregate.decider().decide(command, now.state());
        return switch (Decision.of(events, now.version())) {
            case Decision.Refused<E>(var refusals, _) -> {
                transaction.confirm();
                yield Outcome.Refused.of(refusals.getFirst(), aggregate.codec());
            }
            case Decision.Accepted<E>(var none, _) when none.isEmpty() -> {
                transaction.confirm();
                yield new Outcome.Unchanged(
                        () -> streams.answer(transaction, id, now, command).stream().toList());
            }
            case Decision.Accepted<E>(var decided, _) ->
                    new Outcome.Recorded(
                            streams.append(transaction, id, now, decided, origin.metadata()));
        };
    }
}
