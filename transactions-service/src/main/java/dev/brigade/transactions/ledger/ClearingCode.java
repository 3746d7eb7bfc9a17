package dev.brigade.transactions.ledger;

/** Whether the merchant asked for exactly what was authorised. The names are a contract. */
public enum ClearingCode {
    CLEAN,
    BAD
}
