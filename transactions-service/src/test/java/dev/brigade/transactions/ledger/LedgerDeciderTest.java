package dev.brigade.transactions.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.spec.DeciderSpec;
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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerDeciderTest {

    private static final String ID = "account-1";
    private static final String TX = "transaction-1";
    private static final long LIMIT = 10_000;
    private static final AuthorizationRules RULES =
            new AuthorizationRules("1", Set.of("RS", "DE"), Set.of("shady"));

    private static final LedgerEvent APPROVED = approved(TX, 4_000);
    private static final LedgerEvent DECLINED =
            new TransactionDecisioned(
                    ID, TX, 4_000, Decision.DECLINED, "over credit limit", "1", LIMIT);
    private static final LedgerEvent CLEARED =
            new TransactionCleared(ID, TX, 4_000, 4_000, ClearingCode.CLEAN);
    private static final LedgerEvent CLEARED_BADLY =
            new TransactionCleared(ID, TX, 4_001, 4_000, ClearingCode.BAD);
    private static final LedgerEvent VOIDED = new TransactionVoided(ID, TX, 4_000);
    private static final LedgerEvent PAID = new PaymentApplied(ID, "payment-1", 1_500);
    private static final LedgerEvent PAID_BACK = new PaymentReturned(ID, "payment-1", 1_500);

    private final DeciderSpec<LedgerCommand, Ledger, LedgerEvent> ledger =
            DeciderSpec.of(new LedgerDecider(RULES));

    @Test
    void an_amount_within_the_limit_is_approved_and_pending() {
        ledger.given()
                .when(authorize(4_000, "RS", "roma"))
                .then(APPROVED)
                .thenState(ledgerOf(0, 4_000, TX, Transaction.Status.APPROVED));
    }

    @Test
    void an_amount_equal_to_what_is_left_is_approved() {
        ledger.given(approved("earlier", 6_000))
                .when(authorize(4_000, "RS", "roma"))
                .then(APPROVED);
    }

    @Test
    void a_cent_more_than_what_is_left_is_declined() {
        ledger.given(approved("earlier", 6_000))
                .when(authorize(4_001, "RS", "roma"))
                .then(declined(4_001, "over credit limit"));
    }

    @Test
    void the_balance_counts_against_the_limit() {
        ledger.given(
                        approved("earlier", 6_000),
                        new TransactionCleared(ID, "earlier", 6_000, 6_000, ClearingCode.CLEAN))
                .when(authorize(4_001, "RS", "roma"))
                .then(declined(4_001, "over credit limit"));
    }

    @Test
    void a_payment_makes_room_for_more() {
        ledger.given(approved("earlier", 10_000), new PaymentApplied(ID, "payment-1", 4_000))
                .when(authorize(4_000, "RS", "roma"))
                .then(APPROVED);
    }

    @Test
    void a_country_that_is_not_on_the_list_is_declined() {
        ledger.given()
                .when(authorize(4_000, "ZZ", "roma"))
                .then(declined(4_000, "not allowed country code: ZZ"));
    }

    @Test
    void a_risky_merchant_is_declined() {
        ledger.given()
                .when(authorize(4_000, "RS", "shady"))
                .then(declined(4_000, "not allowed risky merchant: shady"));
    }

    @Test
    void the_limit_is_checked_before_the_country_and_that_before_the_merchant() {
        ledger.given()
                .when(authorize(10_001, "ZZ", "shady"))
                .then(declined(10_001, "over credit limit"));
        ledger.given()
                .when(authorize(4_000, "ZZ", "shady"))
                .then(declined(4_000, "not allowed country code: ZZ"));
    }

    @Test
    void a_declined_transaction_is_not_pending() {
        ledger.given(DECLINED).thenState(ledgerOf(0, 0, TX, Transaction.Status.DECLINED));
    }

    @Test
    void the_same_transaction_is_decided_once() {
        ledger.given(APPROVED).when(authorize(9_999, "ZZ", "shady")).thenNothing();
        ledger.given(DECLINED).when(authorize(1, "RS", "roma")).thenNothing();
    }

    @Test
    void clearing_the_authorised_amount_moves_it_to_the_balance() {
        ledger.given(APPROVED)
                .when(new ClearTransaction(ID, TX, 4_000))
                .then(CLEARED)
                .thenState(ledgerOf(4_000, 0, TX, Transaction.Status.CLEARED));
    }

    @Test
    void clearing_another_amount_is_bad_and_releases_what_was_pending() {
        ledger.given(APPROVED)
                .when(new ClearTransaction(ID, TX, 4_001))
                .then(CLEARED_BADLY)
                .thenState(ledgerOf(0, 0, TX, Transaction.Status.CLEARED));
    }

    @Test
    void a_transaction_is_cleared_once() {
        ledger.given(APPROVED, CLEARED).when(new ClearTransaction(ID, TX, 4_000)).thenNothing();
        ledger.given(APPROVED, CLEARED_BADLY)
                .when(new ClearTransaction(ID, TX, 4_000))
                .thenNothing();
    }

    @Test
    void an_unknown_transaction_cannot_be_cleared() {
        ledger.given()
                .when(new ClearTransaction(ID, TX, 1))
                .then(new TransactionNotCleared(ID, TX, 1, "Transaction does not exist!"));
    }

    @Test
    void a_declined_transaction_cannot_be_cleared() {
        ledger.given(DECLINED)
                .when(new ClearTransaction(ID, TX, 4_000))
                .then(new TransactionNotCleared(ID, TX, 4_000, "Transaction is declined!"));
    }

    @Test
    void a_voided_transaction_cannot_be_cleared() {
        ledger.given(APPROVED, VOIDED)
                .when(new ClearTransaction(ID, TX, 4_000))
                .then(new TransactionNotCleared(ID, TX, 4_000, "Transaction is voided!"));
    }

    @Test
    void voiding_releases_what_was_pending() {
        ledger.given(APPROVED)
                .when(new VoidTransaction(ID, TX))
                .then(VOIDED)
                .thenState(ledgerOf(0, 0, TX, Transaction.Status.VOIDED));
    }

    @Test
    void a_transaction_is_voided_once() {
        ledger.given(APPROVED, VOIDED).when(new VoidTransaction(ID, TX)).thenNothing();
    }

    @Test
    void only_an_approved_transaction_can_be_voided() {
        VoidTransaction release = new VoidTransaction(ID, TX);
        ledger.given()
                .when(release)
                .then(new TransactionNotVoided(ID, TX, "Transaction does not exist!"));
        ledger.given(DECLINED)
                .when(release)
                .then(new TransactionNotVoided(ID, TX, "Transaction is declined!"));
        ledger.given(APPROVED, CLEARED)
                .when(release)
                .then(new TransactionNotVoided(ID, TX, "Transaction is already cleared!"));
    }

    @Test
    void a_payment_lowers_the_balance_even_below_zero() {
        ledger.given()
                .when(new ApplyPayment(ID, "payment-1", 1_500))
                .then(PAID)
                .thenSatisfies(_ -> assertThat(balanceAfter(PAID)).isEqualTo(-1_500));
    }

    @Test
    void a_payment_is_applied_once() {
        ledger.given(PAID).when(new ApplyPayment(ID, "payment-1", 9_999)).thenNothing();
        ledger.given(PAID, PAID_BACK).when(new ApplyPayment(ID, "payment-1", 1_500)).thenNothing();
    }

    @Test
    void a_payment_may_lower_the_balance_to_the_end_of_its_range_and_no_further() {
        LedgerEvent earlier = new PaymentApplied(ID, "earlier", Amounts.MAX_BALANCE - 1_500);
        ledger.given(earlier).when(new ApplyPayment(ID, "payment-1", 1_500)).then(PAID);
        ledger.given(earlier)
                .when(new ApplyPayment(ID, "payment-1", 1_501))
                .then(new PaymentNotApplied(ID, "payment-1", 1_501, "Balance is out of range!"));
    }

    @Test
    void a_returned_payment_raises_the_balance_again() {
        ledger.given(PAID).when(new ReturnPayment(ID, "payment-1")).then(PAID_BACK);
        assertThat(balanceAfter(PAID, PAID_BACK)).isZero();
    }

    @Test
    void a_payment_is_returned_once() {
        ledger.given(PAID, PAID_BACK).when(new ReturnPayment(ID, "payment-1")).thenNothing();
    }

    @Test
    void a_payment_that_was_never_applied_cannot_be_returned() {
        ledger.given()
                .when(new ReturnPayment(ID, "payment-1"))
                .then(new PaymentNotReturned(ID, "payment-1", "Payment was never applied!"));
    }

    @Test
    void a_return_may_raise_what_is_owed_and_pending_to_the_end_of_the_range_and_no_further() {
        ReturnPayment giveBack = new ReturnPayment(ID, "payment-1");
        ledger.given(PAID, approved(TX, Amounts.MAX_BALANCE)).when(giveBack).then(PAID_BACK);
        ledger.given(PAID, approved(TX, Amounts.MAX_BALANCE), approved("other", 1))
                .when(giveBack)
                .then(new PaymentNotReturned(ID, "payment-1", "Balance is out of range!"));
    }

    @Test
    void a_payment_may_lower_a_balance_however_high_it_is() {
        ledger.given(new TransactionCleared(ID, TX, Long.MAX_VALUE, 0, ClearingCode.CLEAN))
                .when(new ApplyPayment(ID, "payment-1", 1_500))
                .then(PAID);
    }

    @Test
    void the_version_of_the_rules_that_decided_is_in_the_event() {
        DeciderSpec.of(new LedgerDecider(new AuthorizationRules("7", Set.of(), Set.of())))
                .given()
                .when(authorize(1, "RS", "roma"))
                .then(
                        new TransactionDecisioned(
                                ID,
                                TX,
                                1,
                                Decision.DECLINED,
                                "not allowed country code: RS",
                                "7",
                                LIMIT));
    }

    @Test
    void the_limit_that_the_decision_was_made_with_is_in_the_event() {
        var asked = new AuthorizeTransaction(ID, TX, 5, "roma", "RS", "11000", 5);
        ledger.given()
                .when(asked)
                .then(new TransactionDecisioned(ID, TX, 5, Decision.APPROVED, null, "1", 5L));
    }

    @Test
    void a_decision_of_the_time_when_limits_were_not_recorded_still_counts() {
        ledger.given(new TransactionDecisioned(ID, TX, 4_000, Decision.APPROVED, null, "1", null))
                .thenState(ledgerOf(0, 4_000, TX, Transaction.Status.APPROVED));
    }

    @Test
    void a_refusal_changes_nothing() {
        ledger.given(
                        APPROVED,
                        new TransactionNotCleared(ID, TX, 1, "no"),
                        new TransactionNotVoided(ID, TX, "no"),
                        new PaymentNotApplied(ID, "payment-1", 1, "no"),
                        new PaymentNotReturned(ID, "payment-1", "no"))
                .thenState(ledgerOf(0, 4_000, TX, Transaction.Status.APPROVED));
    }

    private static long balanceAfter(LedgerEvent... events) {
        return new LedgerDecider(RULES).fold(List.of(events)).balance();
    }

    private static Ledger ledgerOf(
            long balance, long pending, String transaction, Transaction.Status status) {
        Entries<Transaction> transactions = Entries.none();
        return new Ledger(
                balance,
                pending,
                transactions.with(transaction, new Transaction(4_000, status)),
                Entries.none());
    }

    private static AuthorizeTransaction authorize(long amount, String country, String merchant) {
        return new AuthorizeTransaction(ID, TX, amount, merchant, country, "11000", LIMIT);
    }

    private static LedgerEvent approved(String transaction, long amount) {
        return new TransactionDecisioned(
                ID, transaction, amount, Decision.APPROVED, null, "1", LIMIT);
    }

    private static LedgerEvent declined(long amount, String reason) {
        return new TransactionDecisioned(ID, TX, amount, Decision.DECLINED, reason, "1", LIMIT);
    }
}
