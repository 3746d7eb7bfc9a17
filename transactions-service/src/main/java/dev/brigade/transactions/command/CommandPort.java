package dev.brigade.transactions.command;

import dev.brigade.eventstore.StreamId;
import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the commands of one decider come in.
 *
 * @param readers how each kind of command is read from its fields
 * @param id the aggregate that a command is for
 * @param permit the command as this caller may send it, or a {@link ProblemException}
 */
public record CommandPort<C>(
        String decider,
        Map<String, Function<Fields, C>> readers,
        Function<C, String> id,
        BiFunction<Caller, C, C> permit,
        CommandHandler<C> handler) {

    private static final int MAX_KIND = 100;

    public CommandPort {
        readers = Map.copyOf(readers);
    }

    /** Where the commands of this aggregate come in. */
    public static <C> CommandPort<C> of(
            Aggregate<C, ?, ?> aggregate,
            Map<String, Function<Fields, C>> readers,
            BiFunction<Caller, C, C> permit,
            CommandHandler<C> handler) {
        return new CommandPort<>(aggregate.name(), readers, aggregate.id(), permit, handler);
    }

    /**
     * The command in these fields, by their {@code kind}.
     *
     * @throws ProblemException 400 when there is no such kind
     */
    public C read(Fields fields) {
        Function<Fields, C> reader = readers.get(fields.text("kind", MAX_KIND));
        if (reader == null) {
            throw ProblemException.badRequest(
                    "kind", "must be one of " + String.join(", ", new TreeSet<>(readers.keySet())));
        }
        return reader.apply(fields);
    }

    /** The stream that a command is mainly about. */
    public StreamId target(C command) {
        return new StreamId(decider, id.apply(command));
    }
}
