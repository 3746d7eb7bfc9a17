package dev.brigade.account.account.store;

/** Whether an account is in use. */
public enum AccountStatus {
    OPEN,
    CLOSED
}
