package dev.brigade.transactions.command;

import dev.brigade.transactions.jdbc.UnitOfWork;

/** Decides a command, and appends what came of it, in the caller's transaction. Thread-safe. */
@FunctionalInterface
public interface CommandHandler<C> {

    /**
     * Handles one command.
     *
     * @throws dev.brigade.transactions.jdbc.ConflictException when somebody else was faster; the
     *     transaction must then be rolled back
     */
    Outcome handle(UnitOfWork transaction, C command, Origin origin);
}
