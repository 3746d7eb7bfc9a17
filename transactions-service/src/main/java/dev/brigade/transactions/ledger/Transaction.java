package dev.brigade.transactions.ledger;

/**
 * A transaction as the ledger remembers it.
 *
 * @param amount the authorised one, in cents
 */
public record Transaction(long amount, Status status) {

    /** How far it is. */
    public enum Status {
        APPROVED,
        DECLINED,
        CLEARED,
        VOIDED
    }
}
