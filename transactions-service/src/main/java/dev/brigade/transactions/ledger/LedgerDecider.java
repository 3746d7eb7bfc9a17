package dev.brigade.transactions.ledger;

import dev.brigade.decider.Decider;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import dev.brigade.transactions.ledger.Transaction.Status;
import java.util.List;
import java.util.Optional;

/**
 * What an account may spend: approved transactions are pending until they are cleared or voided,
 * payments lower the balance. What was decided before is not decided again: then there is no event.
 */
public final class LedgerDecider implements Decider<LedgerCommand, Ledger, LedgerEvent> {

    private final AuthorizationRules rules;

    /** A decider by these rules. */
    public LedgerDecider(AuthorizationRules rules) {
        this.rules = rules;
    }

    @Override
    public Ledger initialState() {
        return Ledger.EMPTY;
    }

    @Override
    public List<LedgerEvent> decide(LedgerCommand command, Ledger ledger) {
        Optional<? extends LedgerEvent> event =
                switch (command) {
                    case AuthorizeTransaction authorize -> decide(authorize, ledger);
                    case ClearTransaction clear -> decide(clear, ledger);
                    case VoidTransaction release -> decide(release, ledger);
                    case ApplyPayment apply -> decide(apply, ledger);
                    case ReturnPayment giveBack -> decide(giveBack, ledger);
                };
        return event.<List<LedgerEvent>>map(List::of).orElse(List.of());
    }

    @Override
    public Ledger evolve(Ledger ledger, LedgerEvent event) {
        return switch (event) {
            case TransactionDecisioned(_, var id, var amount, var decision, _, _, _) ->
                    switch (decision) {
                        case APPROVED ->
                                ledger.remember(id, amount, Status.APPROVED).addPending(amount);
                        case DECLINED -> ledger.remember(id, amount, Status.DECLINED);
                    };
            case TransactionCleared(_, var id, var amount, var authorised, var code) -> {
                Ledger cleared =
                        ledger.remember(id, authorised, Status.CLEARED).addPending(-authorised);
                yield switch (code) {
                    case CLEAN -> cleared.addBalance(amount);
                    case BAD -> cleared;
                };
            }
            case TransactionVoided(_, var id, var amount) ->
                    ledger.remember(id, amount, Status.VOIDED).addPending(-amount);
            case PaymentApplied(_, var id, var amount) ->
                    ledger.remember(id, new Payment(amount, false)).addBalance(-amount);
            case PaymentReturned(_, var id, var amount) ->
                    ledger.remember(id, new Payment(amount, true)).addBalance(amount);
            case TransactionNotCleared _, TransactionNotVoided _ -> ledger;
            case PaymentNotApplied _, PaymentNotReturned _ -> ledger;
        };
    }

    private Optional<LedgerEvent> decide(AuthorizeTransaction command, Ledger ledger) {
        if (ledger.transactions().get(command.transactionId()) != null) {
            return Optional.empty();
        }
        String reason = rules.declineReason(command, ledger.used()).orElse(null);
        return Optional.of(
                new TransactionDecisioned(
                        command.id(),
                        command.transactionId(),
                        command.amount(),
                        reason == null ? Decision.APPROVED : Decision.DECLINED,
                        reason,
                        rules.version(),
                        command.creditLimit()));
    }

    private static Optional<LedgerEvent> decide(ClearTransaction command, Ledger ledger) {
        Transaction transaction = ledger.transactions().get(command.transactionId());
        if (transaction == null) {
            return refuse(command, Reason.TRANSACTION_DOES_NOT_EXIST);
        }
        return switch (transaction.status()) {
            case APPROVED -> Optional.of(clear(command, transaction.amount()));
            case DECLINED -> refuse(command, Reason.TRANSACTION_DECLINED);
            case CLEARED -> Optional.empty();
            case VOIDED -> refuse(command, Reason.TRANSACTION_VOIDED);
        };
    }

    private static LedgerEvent clear(ClearTransaction command, long authorised) {
        ClearingCode code = command.amount() == authorised ? ClearingCode.CLEAN : ClearingCode.BAD;
        return new TransactionCleared(
                command.id(), command.transactionId(), command.amount(), authorised, code);
    }

    private static Optional<LedgerEvent> decide(VoidTransaction command, Ledger ledger) {
        Transaction transaction = ledger.transactions().get(command.transactionId());
        if (transaction == null) {
            return refuse(command, Reason.TRANSACTION_DOES_NOT_EXIST);
        }
        return switch (transaction.status()) {
            case APPROVED ->
                    Optional.of(
                            new TransactionVoided(
                                    command.id(), command.transactionId(), transaction.amount()));
            case DECLINED -> refuse(command, Reason.TRANSACTION_DECLINED);
            case CLEARED -> refuse(command, Reason.TRANSACTION_ALREADY_CLEARED);
            case VOIDED -> Optional.empty();
        };
    }

    private static Optional<LedgerEvent> decide(ApplyPayment command, Ledger ledger) {
        if (ledger.payments().get(command.paymentId()) != null) {
            return Optional.empty();
        }
        return Optional.of(
                Amounts.mayHavePaidTo(ledger.balance() - command.amount())
                        ? new PaymentApplied(command.id(), command.paymentId(), command.amount())
                        : new PaymentNotApplied(
                                command.id(),
                                command.paymentId(),
                                command.amount(),
                                Reason.BALANCE_OUT_OF_RANGE));
    }

    private static Optional<LedgerEvent> decide(ReturnPayment command, Ledger ledger) {
        Payment payment = ledger.payments().get(command.paymentId());
        if (payment == null) {
            return refuse(command, Reason.PAYMENT_NEVER_APPLIED);
        }
        if (payment.returned()) {
            return Optional.empty();
        }
        return Amounts.mayOwe(ledger.used() + payment.amount())
                ? Optional.of(
                        new PaymentReturned(command.id(), command.paymentId(), payment.amount()))
                : refuse(command, Reason.BALANCE_OUT_OF_RANGE);
    }

    private static Optional<LedgerEvent> refuse(ClearTransaction command, String reason) {
        return Optional.of(
                new TransactionNotCleared(
                        command.id(), command.transactionId(), command.amount(), reason));
    }

    private static Optional<LedgerEvent> refuse(VoidTransaction command, String reason) {
        return Optional.of(new TransactionNotVoided(command.id(), command.transactionId(), reason));
    }

    private static Optional<LedgerEvent> refuse(ReturnPayment command, String reason) {
        return Optional.of(new PaymentNotReturned(command.id(), command.paymentId(), reason));
    }
}
