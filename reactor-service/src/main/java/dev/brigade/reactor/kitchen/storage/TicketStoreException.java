package dev.brigade.reactor.kitchen.storage;

import java.sql.SQLException;

/** The table of tickets could not be read or written. The cause says why. */
public final class TicketStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TicketStoreException(SQLException cause) {
        super("The tickets cannot be read or written: " + cause.getMessage(), cause);
    }
}
