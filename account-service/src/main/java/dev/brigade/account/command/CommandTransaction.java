package dev.brigade.account.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.decider.TooManyConflictsException;
import dev.brigade.http.ProblemException;
import dev.brigade.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * Handles a command in one transaction: its id is claimed, the work is done, the answer is kept. An
 * exception, so also a refusal, leaves no trace of any of it.
 */
@ApplicationScoped
public class CommandTransaction {

    private final Session session;
    private final Outbox outbox;

    @Inject
    CommandTransaction(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    /**
     * Does the work, unless the same command was handled before.
     *
     * @param work publishes the command's events, or throws
     * @throws ProblemException 422 when the command's id was used for another request, 409 when
     *     others kept changing what it needs
     */
    public Answer handle(Call call, Consumer<UnitOfWork> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> inTransaction(call, work));
        } catch (TooManyConflictsException faster) {
            throw ProblemException.contended("Others kept changing it; try again");
        }
    }

    private Answer inTransaction(Call call, Consumer<UnitOfWork> work) {
        UnitOfWork unit = new UnitOfWork(session, outbox, call);
        if (!call.repeatable()) {
            work.accept(unit);
            return new Answer(unit.answers(), false);
        }
        Optional<List<JsonNode>> earlier =
                unit.read(connection -> HandledCommands.claim(connection, call));
        if (earlier.isPresent()) {
            return new Answer(earlier.get(), true);
        }
        work.accept(unit);
        unit.write(connection -> HandledCommands.complete(connection, call, unit.answers()));
        return new Answer(unit.answers(), false);
    }
}
