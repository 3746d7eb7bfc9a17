package dev.brigade.transactions.ledger;

import dev.brigade.decider.spec.ViewSpec;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import org.junit.jupiter.api.Test;

/** That it shows what the decider decides on, too, is in {@link LedgerPropertiesTest}. */
class LedgerViewTest {

    private static final LedgerEvent APPROVED =
            new TransactionDecisioned("a", "t-1", 500, Decision.APPROVED, null, "1", 900L);
    private static final LedgerEvent DECLINED =
            new TransactionDecisioned("a", "t-2", 900, Decision.DECLINED, "no", "1", 900L);
    private static final LedgerEvent CLEARED =
            new TransactionCleared("a", "t-1", 500, 500, ClearingCode.CLEAN);
    private static final LedgerEvent PAID = new PaymentApplied("a", "p-1", 70);

    private final ViewSpec<LedgerSummary, LedgerEvent> view = ViewSpec.of(new LedgerView());

    @Test
    void nothing_is_owed_at_first() {
        view.given().then(new LedgerSummary(0, 0));
    }

    @Test
    void what_is_approved_is_pending_and_what_is_declined_is_not() {
        view.given(APPROVED, DECLINED).then(new LedgerSummary(0, 500));
    }

    @Test
    void what_is_cleared_is_owed() {
        view.given(APPROVED, CLEARED).then(new LedgerSummary(500, 0));
    }

    @Test
    void what_is_cleared_badly_or_voided_is_neither_pending_nor_owed() {
        view.given(APPROVED, new TransactionCleared("a", "t-1", 600, 500, ClearingCode.BAD))
                .then(new LedgerSummary(0, 0));
        view.given(APPROVED, new TransactionVoided("a", "t-1", 500)).then(new LedgerSummary(0, 0));
    }

    @Test
    void a_payment_is_owed_no_more_until_it_is_returned() {
        view.given(APPROVED, CLEARED, PAID).then(new LedgerSummary(430, 0));
        view.given(APPROVED, CLEARED, PAID, new PaymentReturned("a", "p-1", 70))
                .then(new LedgerSummary(500, 0));
    }

    @Test
    void a_refusal_changes_nothing() {
        view.given(
                        APPROVED,
                        PAID,
                        new TransactionNotCleared("a", "t-1", 9, "no"),
                        new TransactionNotVoided("a", "t-1", "no"),
                        new PaymentNotApplied("a", "p-1", 9, "no"),
                        new PaymentNotReturned("a", "p-1", "no"))
                .then(new LedgerSummary(-70, 500));
    }
}
