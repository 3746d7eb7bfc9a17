package dev.brigade.reactor.kitchen.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Work on tickets in a transaction of its own. Thread-safe. */
public final class Tickets {

    private final DataSource database;

    /** The tickets in this database. */
    public Tickets(DataSource database) {
        this.database = database;
    }

    /** Does the work and commits; when it throws, nothing has happened. */
    public <T> T inTransaction(Function<TicketStore, T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new TicketStore(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException e) {
            throw new TicketStoreException(e);
        }
    }
}
