package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Makes the clients of a read model that lives in a SQL database: {@link JdbcTable} for documents
 * by id, or a class of your own around the connection.
 */
public interface JdbcClientFactory<C> {

    /** Creates what is missing. Called at every start, by several instances at once. */
    void install(DataSource database) throws SQLException;

    /** A client for reading, outside of the handling of an event. */
    C reading(DataSource database);

    /**
     * A client for the effect of one event. It writes through the connection only, and knows the
     * envelope, so that an older event never overwrites what a newer one wrote.
     */
    C writing(Connection transaction, EventEnvelope event);
}
