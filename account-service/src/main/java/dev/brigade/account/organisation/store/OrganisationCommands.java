package dev.brigade.account.organisation.store;

import dev.brigade.account.command.Answer;
import dev.brigade.account.command.Call;
import dev.brigade.account.command.CommandTransaction;
import dev.brigade.account.command.Decisions;
import dev.brigade.account.organisation.OrganisationCommand;
import dev.brigade.account.organisation.OrganisationDecider;
import dev.brigade.account.organisation.wire.OrganisationMessages;
import dev.brigade.decider.StateStoredRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Handles commands to organisations: the decider, run on the organisation's row. */
@ApplicationScoped
public class OrganisationCommands {

    private final CommandTransaction transaction;
    private final OrganisationDecider decider;
    private final OrganisationRows rows;

    @Inject
    OrganisationCommands(
            CommandTransaction transaction, OrganisationDecider decider, OrganisationRows rows) {
        this.transaction = transaction;
        this.decider = decider;
        this.rows = rows;
    }

    /**
     * Handles one command.
     *
     * @throws dev.brigade.http.ProblemException 409 when it is refused
     */
    public Answer handle(Call call, OrganisationCommand command) {
        return transaction.handle(
                call,
                unit -> {
                    var runner =
                            new StateStoredRunner<>(decider, new OrganisationStore(rows, unit));
                    Decisions.requireAccepted(
                            runner.handle(command.id(), command), OrganisationMessages::json);
                });
    }
}
