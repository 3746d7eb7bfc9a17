package dev.brigade.eventstore.command;

import dev.brigade.eventstore.Append;
import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.Instrumentation.Observed;
import dev.brigade.eventstore.OwnTable;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is to be appended to several streams, decided on states that were at hand: written in the
 * end, all or nothing, {@link PostgresEventStore#appendAll together} with what others write at the
 * same time. So a command needs no transaction of its own while it is decided, and the database
 * hears of it once.
 *
 * <p>Not thread-safe; to be written once.
 */
public final class AppendPlan {

    private record Planned(
            Append append, Instrumentation told, Consumer<List<RecordedEvent>> afterwards) {}

    private final List<Planned> planned = new ArrayList<>();

    /** An empty plan. */
    public AppendPlan() {}

    /**
     * @param afterwards is given what was recorded, once that is committed
     */
    void add(Append append, Instrumentation told, Consumer<List<RecordedEvent>> afterwards) {
        planned.add(new Planned(append, told, afterwards));
    }

    /** Whether there is nothing to append. */
    public boolean isEmpty() {
        return planned.isEmpty();
    }

    /**
     * Appends all of it, or nothing.
     *
     * @throws dev.brigade.eventstore.InvalidArgumentException when it is empty, or twice about one
     *     stream
     */
    public AppendResult write(PostgresEventStore store) {
        return observed(store::appendAll);
    }

    /** The same with a row of a table of the caller's. */
    public <R> AppendResult write(PostgresEventStore store, OwnTable<R> table, R row) {
        return observed(appends -> store.appendAll(appends, table, row));
    }

    private AppendResult observed(Function<List<Append>, AppendResult> writing) {
        List<Observed> observed = new ArrayList<>();
        planned.forEach(it -> observed.addFirst(begin(it))); // the last to begin ends first
        AppendResult result;
        try {
            result = writing.apply(planned.stream().map(Planned::append).toList());
        } catch (RuntimeException | Error e) {
            observed.forEach(it -> it.failed(e));
            throw e;
        }
        observed.forEach(it -> it.ended(result.outcome()));
        if (result instanceof Appended(var recorded)) {
            tell(recorded);
        }
        return result;
    }

    private static Observed begin(Planned it) {
        Append append = it.append;
        return it.told.append(append.stream(), append.events(), append.metadata());
    }

    private void tell(List<RecordedEvent> recorded) {
        int from = 0;
        for (Planned it : planned) {
            int to = from + it.append.events().size();
            it.afterwards.accept(recorded.subList(from, to));
            from = to;
        }
    }
}
