package dev.brigade.transactions.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that tells when one of its transactions was committed: for transactions that other
 * code ends, such as a consumer's, which may have appended events. Thread-safe.
 *
 * @param committed called after each commit; it must not throw
 */
public record CommitListener(DataSource delegate, Runnable committed) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return listenTo(delegate.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return listenTo(delegate.getConnection(username, password));
    }

    private Connection listenTo(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        CommitListener.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            try {
                                Object result = method.invoke(connection, arguments);
                                if (method.getName().equals("commit")) {
                                    committed.run();
                                }
                                return result;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getTargetException();
                            }
                        });
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        delegate.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return delegate.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return delegate.isWrapperFor(type);
    }
}
