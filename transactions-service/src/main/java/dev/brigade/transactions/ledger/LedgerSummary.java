package dev.brigade.transactions.ledger;

/**
 * What an account owes, in cents.
 *
 * @param balance negative when the account paid too much
 * @param pending approved, and neither cleared nor voided
 */
public record LedgerSummary(long balance, long pending) {

    LedgerSummary plus(long moreBalance, long morePending) {
        return new LedgerSummary(balance + moreBalance, pending + morePending);
    }
}
