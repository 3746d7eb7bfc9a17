package dev.brigade.transactions.ledger.projection;

/** How far a transaction is, as account holders see it. The names are a contract. */
public enum TransactionStatus {
    APPROVED,
    DECLINED,
    CLEARED,
    BAD,
    VOIDED
}
