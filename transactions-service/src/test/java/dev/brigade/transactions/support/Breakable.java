package dev.brigade.transactions.support;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The database as an instance sees it whose process dies: all connections break, none comes. */
public final class Breakable implements DataSource {

    private final DataSource whole;
    private final Queue<Connection> open = new ConcurrentLinkedQueue<>();
    private volatile boolean dead;

    public Breakable(DataSource whole) {
        this.whole = whole;
    }

    public void die() throws SQLException {
        dead = true;
        Executor here = Runnable::run;
        for (Connection connection : open) {
            connection.abort(here);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (dead) {
            throw new SQLException("The process is dead", "08001");
        }
        Connection connection = whole.getConnection();
        open.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return whole.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        whole.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        whole.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return whole.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return whole.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return whole.isWrapperFor(type);
    }
}
