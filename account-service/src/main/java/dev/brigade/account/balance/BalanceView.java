package dev.brigade.account.balance;

import dev.brigade.account.balance.LedgerEvent.Code;
import dev.brigade.account.balance.LedgerEvent.PaymentApplied;
import dev.brigade.account.balance.LedgerEvent.PaymentReturned;
import dev.brigade.account.balance.LedgerEvent.TransactionCleared;
import dev.brigade.decider.View;

/** What an account owes after each event of its ledger. */
public final class BalanceView implements View<Balance, LedgerEvent> {

    @Override
    public Balance initialState() {
        return new Balance(0);
    }

    @Override
    public Balance evolve(Balance balance, LedgerEvent event) {
        return switch (event) {
            case TransactionCleared cleared when cleared.code() == Code.CLEAN ->
                    balance.plus(cleared.amount());
            case TransactionCleared _ -> balance;
            case PaymentApplied applied -> balance.plus(-applied.amount());
            case PaymentReturned returned -> balance.plus(returned.amount());
        };
    }
}
