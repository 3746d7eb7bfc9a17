package dev.brigade.account.balance;

/** What a ledger tells that changes what its account owes. Amounts in whole cents. */
public sealed interface LedgerEvent {

    /** The account's id, which is the ledger's. */
    String id();

    /** A merchant asked for its money: CLEAN as it was authorised, BAD not, and then not owed. */
    record TransactionCleared(String id, String transactionId, long amount, Code code)
            implements LedgerEvent {}

    /** The account owes less. */
    record PaymentApplied(String id, String paymentId, long amount) implements LedgerEvent {}

    /** The account owes it again. */
    record PaymentReturned(String id, String paymentId, long amount) implements LedgerEvent {}

    /** How a transaction was cleared. */
    enum Code {
        CLEAN,
        BAD
    }
}
