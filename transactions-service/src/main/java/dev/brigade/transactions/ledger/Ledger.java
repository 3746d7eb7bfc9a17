package dev.brigade.transactions.ledger;

import dev.brigade.transactions.ledger.Transaction.Status;

/**
 * What decisions about an account's money are based on. Amounts in cents.
 *
 * @param balance what the account owes; negative when it paid too much
 * @param pending what it will owe once its approved transactions are cleared
 */
public record Ledger(
        long balance, long pending, Entries<Transaction> transactions, Entries<Payment> payments) {

    static final Ledger EMPTY = new Ledger(0, 0, Entries.none(), Entries.none());

    /** Balance and pending together. */
    long used() {
        return balance + pending;
    }

    Ledger remember(String transactionId, long amount, Status status) {
        var more = transactions.with(transactionId, new Transaction(amount, status));
        return new Ledger(balance, pending, more, payments);
    }

    Ledger remember(String paymentId, Payment payment) {
        return new Ledger(balance, pending, transactions, payments.with(paymentId, payment));
    }

    Ledger addBalance(long cents) {
        return new Ledger(balance + cents, pending, transactions, payments);
    }

    Ledger addPending(long cents) {
        return new Ledger(balance, pending + cents, transactions, payments);
    }
}
