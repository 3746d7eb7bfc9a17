package dev.brigade.account.account;

/** An account: opened once, changed while it is open, closed for good. */
public sealed interface Account {

    /** Nobody has opened it. */
    record Absent() implements Account {}

    /** In use. */
    record Open(Profile profile) implements Account {}

    /** No longer in use; kept, because payments and ledgers refer to it. */
    record Closed(Profile profile) implements Account {}
}
