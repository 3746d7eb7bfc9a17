package dev.brigade.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Creates the tables of consumers. */
final class InboxTables {

    private static final long INSTALLING = 0x696e_626f_78L;

    private InboxTables() {}

    /** Instances that start together take turns: Postgres's "if not exists" alone can collide. */
    static void install(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + INSTALLING + ")");
            statement.execute(Sql.load("inbox"));
            statement.execute(Sql.load("inbox_offset"));
            statement.execute(Sql.load("dead_letter"));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
