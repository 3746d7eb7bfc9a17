package dev.brigade.account.account.store;

import dev.brigade.account.account.AccountCommand;
import dev.brigade.account.account.AccountDecider;
import dev.brigade.account.account.wire.AccountMessages;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.Call;
import dev.brigade.account.command.CommandTransaction;
import dev.brigade.account.command.Decisions;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.decider.StateStoredRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Handles commands to accounts: the decider, run on the account's row. */
@ApplicationScoped
public class AccountCommands {

    private final CommandTransaction transaction;
    private final AccountDecider decider;
    private final AccountRows rows;

    @Inject
    AccountCommands(CommandTransaction transaction, AccountDecider decider, AccountRows rows) {
        this.transaction = transaction;
        this.decider = decider;
        this.rows = rows;
    }

    /**
     * Handles one command, in one transaction.
     *
     * @throws dev.brigade.http.ProblemException 409 when it is refused
     */
    public Answer handle(Call call, AccountCommand command) {
        return transaction.handle(call, unit -> run(command, unit));
    }

    private void run(AccountCommand command, UnitOfWork unit) {
        var runner = new StateStoredRunner<>(decider, new AccountStore(rows, unit));
        Decisions.requireAccepted(runner.handle(command.id(), command), AccountMessages::json);
    }
}
