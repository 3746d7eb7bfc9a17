package dev.brigade.account.payment;

/** The bank account that a payment comes from. */
public enum Source {
    SAVINGS,
    CHECKING
}
