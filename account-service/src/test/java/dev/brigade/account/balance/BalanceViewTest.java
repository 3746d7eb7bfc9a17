package dev.brigade.account.balance;

import dev.brigade.account.balance.LedgerEvent.Code;
import dev.brigade.account.balance.LedgerEvent.PaymentApplied;
import dev.brigade.account.balance.LedgerEvent.PaymentReturned;
import dev.brigade.account.balance.LedgerEvent.TransactionCleared;
import dev.brigade.decider.spec.ViewSpec;
import org.junit.jupiter.api.Test;

class BalanceViewTest {

    private static final String ID = "account-1";

    private final ViewSpec<Balance, LedgerEvent> balance = ViewSpec.of(new BalanceView());

    @Test
    void a_new_account_owes_nothing() {
        balance.given().then(new Balance(0));
    }

    @Test
    void a_clean_transaction_is_owed() {
        balance.given(cleared(1_798, Code.CLEAN), cleared(899, Code.CLEAN))
                .then(new Balance(2_697));
    }

    @Test
    void a_bad_transaction_is_not_owed() {
        balance.given(cleared(1_798, Code.BAD)).then(new Balance(0));
    }

    @Test
    void a_payment_lowers_what_is_owed() {
        balance.given(cleared(1_798, Code.CLEAN), new PaymentApplied(ID, "p", 798))
                .then(new Balance(1_000));
    }

    @Test
    void a_returned_payment_is_owed_again() {
        balance.given(
                        cleared(1_798, Code.CLEAN),
                        new PaymentApplied(ID, "p", 798),
                        new PaymentReturned(ID, "p", 798))
                .then(new Balance(1_798));
    }

    private static TransactionCleared cleared(long amount, Code code) {
        return new TransactionCleared(ID, "t", amount, code);
    }
}
