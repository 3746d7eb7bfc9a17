package dev.brigade.account.payment.store;

import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.balance.store.BalanceTable;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.Call;
import dev.brigade.account.command.CommandTransaction;
import dev.brigade.account.command.Decisions;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.payment.PaymentCommand;
import dev.brigade.account.payment.PaymentCommand.ReturnPayment;
import dev.brigade.account.payment.PaymentCommand.SubmitPayment;
import dev.brigade.account.payment.PaymentDecider;
import dev.brigade.account.payment.Transfer;
import dev.brigade.account.payment.wire.PaymentMessages;
import dev.brigade.decider.StateStoredRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;

/** Handles commands to payments: the decider, run on the payment's row. */
@ApplicationScoped
public class PaymentCommands {

    private final CommandTransaction transaction;
    private final PaymentDecider decider;
    private final PaymentRows rows;
    private final AccountQueries accounts;

    @Inject
    PaymentCommands(
            CommandTransaction transaction,
            PaymentDecider decider,
            PaymentRows rows,
            AccountQueries accounts) {
        this.transaction = transaction;
        this.decider = decider;
        this.rows = rows;
        this.accounts = accounts;
    }

    /**
     * Submits a payment. The account's balance stays locked until the payment counts against it, so
     * that two payments at once cannot both have it.
     *
     * @throws dev.brigade.http.ProblemException 409 when it is refused
     */
    public Answer submit(Call call, String id, Transfer transfer) {
        return transaction.handle(
                call,
                unit -> {
                    OptionalLong balance = balance(transfer.accountId(), unit);
                    run(new SubmitPayment(id, transfer, balance), unit);
                });
    }

    /**
     * Returns a payment.
     *
     * @throws dev.brigade.http.ProblemException 409 when it is refused
     */
    public Answer giveBack(Call call, String id) {
        return transaction.handle(call, unit -> run(new ReturnPayment(id), unit));
    }

    private OptionalLong balance(String accountId, UnitOfWork unit) {
        return accounts.exists(accountId)
                ? OptionalLong.of(
                        unit.read(connection -> BalanceTable.payable(connection, accountId)))
                : OptionalLong.empty();
    }

    private void run(PaymentCommand command, UnitOfWork unit) {
        var runner = new StateStoredRunner<>(decider, new PaymentStore(rows, unit));
        Decisions.requireAccepted(runner.handle(command.id(), command), PaymentMessages::json);
    }
}
