package dev.brigade.transactions.command;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.command.StreamLocks;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.command.Reply.Done;
import dev.brigade.transactions.command.Reply.Refused;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles commands from outside, each in one transaction. Thread-safe. */
public final class CommandGateway {

    /** Enough for ten thousand others at the same moment, if some 350 of them end in a second. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final PostgresEventStore store;
    private final StreamLocks locks = new StreamLocks();

    /** A gateway whose commands run in these transactions, and append to this store. */
    public CommandGateway(Transactions transactions, PostgresEventStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /**
     * Handles one command.
     *
     * @param target the stream that is most likely contended for
     * @param client the command's identity; null when the client gave it none
     * @throws ProblemException 422 when the id was used for another request, 412 when the target is
     *     not at the expected version, 503 when too many others are waiting
     */
    public <C> Reply handle(
            CommandHandler<C> handler,
            C command,
            Origin origin,
            StreamId target,
            @Nullable ClientCommand client)
            throws SQLException {
        try (var _ = locks.hold(target, LONGEST_WAIT).orElseThrow(() -> busy(target))) {
            return transactions.runPlanned(
                    store, tx -> handle(tx, handler, command, origin, client));
        }
    }

    private static <C> Reply handle(
            UnitOfWork transaction,
            CommandHandler<C> handler,
            C command,
            Origin origin,
            @Nullable ClientCommand client)
            throws SQLException {
        if (client == null) {
            return answer(handler.handle(transaction, command, origin));
        }
        if (transaction.mayAssume()) {
            transaction.assume(client.commandId()); // that it comes for the first time
        } else {
            Optional<String> earlier = Idempotency.earlierAnswer(transaction, client);
            if (earlier.isPresent()) {
                return new Done(earlier.get(), true);
            }
        }
        Reply reply;
        try {
            reply = answer(handler.handle(transaction, command, origin));
        } catch (ProblemException no) {
            return repeated(transaction, client).orElseThrow(() -> no);
        }
        if (reply instanceof Done(var json, _)) {
            Idempotency.remember(transaction, client, json);
            return reply;
        }
        return repeated(transaction, client).orElse(reply);
    }

    /**
     * A command that is turned down may be so because another instance has handled it since it was
     * looked for: what it is refused for is then its own effect.
     */
    private static Optional<Reply> repeated(UnitOfWork transaction, ClientCommand client)
            throws SQLException {
        return Idempotency.earlierAnswer(transaction, client).map(json -> new Done(json, true));
    }

    private static ProblemException busy(StreamId stream) {
        return ProblemException.unavailable(
                "Too many commands wait for " + stream, Duration.ofSeconds(1));
    }

    private static Reply answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(var events) -> new Done(RecordedJson.answer(events), false);
            case Outcome.Unchanged(var earlier) ->
                    new Done(RecordedJson.answer(Answer.of(earlier.get())), true);
            case Outcome.Refused(var reason, var json) -> new Refused(reason, json);
        };
    }
}
