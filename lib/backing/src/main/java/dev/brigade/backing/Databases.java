package dev.brigade.backing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of a server on loopback that asks nobody for a password. */
final class Databases {
    static final String USER = "postgres";

    private Databases() {}

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    static DataSource at(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Makes {@code database} unless it is there. */
    static void ensure(int port, String database) {
        try (Connection connection = connect(port);
                var exists =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                create.execute("CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");
            }
        } catch (SQLException e) {
            throw new BackingException("cannot create the database " + database, e);
        }
    }

    static boolean answer(int port) {
        try (Connection connection = connect(port)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Connection connect(int port) throws SQLException {
        return at(url(port, "postgres"), USER, USER).getConnection();
    }
}
