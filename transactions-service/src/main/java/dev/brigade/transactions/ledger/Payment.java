package dev.brigade.transactions.ledger;

/**
 * A payment as the ledger remembers it.
 *
 * @param amount in cents
 */
public record Payment(long amount, boolean returned) {}
