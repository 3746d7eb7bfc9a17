package dev.brigade.eventstore.command;

import java.sql.Connection;

/** A database transaction that the caller begins and ends. */
public interface Transaction {

    /** Its connection, not in autocommit; it is neither committed nor closed here. */
    Connection connection();

    /** Does this once the transaction was committed, and never when it was not. */
    void afterCommit(Runnable action);
}
