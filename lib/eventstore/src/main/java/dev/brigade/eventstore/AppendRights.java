package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store's user may insert into the log itself, as its owner may, which costs a little
 * less than a function that may. The database is asked once. Thread-safe.
 */
final class AppendRights {

    private static final String QUESTION =
            "select has_schema_privilege('eventstore', 'usage')"
                    + " and has_table_privilege('eventstore.events', 'insert')"
                    + " and has_table_privilege('eventstore.events', 'select')";

    private volatile @Nullable Boolean direct;

    boolean direct(Connection connection) throws SQLException {
        Boolean known = direct;
        if (known == null) {
            known = ask(connection);
            direct = known;
        }
        return known;
    }

    /** Whether it is known that the user may. */
    boolean areDirect() {
        return Boolean.TRUE.equals(direct);
    }

    private static boolean ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
