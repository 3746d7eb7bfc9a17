package dev.brigade.transactions.ledger;

import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;

/** Which event of the past is the answer to a command that was decided before. */
public final class LedgerAnswers {

    private LedgerAnswers() {}

    /** Whether the event is what the command led to the first time. */
    public static boolean answers(LedgerCommand command, LedgerEvent event) {
        return switch (command) {
            case AuthorizeTransaction asked ->
                    event instanceof TransactionDecisioned it
                            && it.transactionId().equals(asked.transactionId());
            case ClearTransaction asked ->
                    event instanceof TransactionCleared it
                            && it.transactionId().equals(asked.transactionId());
            case VoidTransaction asked ->
                    event instanceof TransactionVoided it
                            && it.transactionId().equals(asked.transactionId());
            case ApplyPayment asked ->
                    event instanceof PaymentApplied it && it.paymentId().equals(asked.paymentId());
            case ReturnPayment asked ->
                    event instanceof PaymentReturned it && it.paymentId().equals(asked.paymentId());
        };
    }
}
