package dev.brigade.transactions.ledger;

import dev.brigade.decider.View;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;

/** What an account owes, without the single transactions. */
public final class LedgerView implements View<LedgerSummary, LedgerEvent> {

    @Override
    public LedgerSummary initialState() {
        return new LedgerSummary(0, 0);
    }

    @Override
    public LedgerSummary evolve(LedgerSummary ledger, LedgerEvent event) {
        return switch (event) {
            case TransactionDecisioned it ->
                    switch (it.decision()) {
                        case APPROVED -> ledger.plus(0, it.amount());
                        case DECLINED -> ledger;
                    };
            case TransactionCleared it ->
                    switch (it.code()) {
                        case CLEAN -> ledger.plus(it.amount(), -it.authorisedAmount());
                        case BAD -> ledger.plus(0, -it.authorisedAmount());
                    };
            case TransactionVoided it -> ledger.plus(0, -it.amount());
            case PaymentApplied it -> ledger.plus(-it.amount(), 0);
            case PaymentReturned it -> ledger.plus(it.amount(), 0);
            case TransactionNotCleared _, TransactionNotVoided _ -> ledger;
            case PaymentNotApplied _, PaymentNotReturned _ -> ledger;
        };
    }
}
