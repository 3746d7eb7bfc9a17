package dev.brigade.transactions.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what is executed and read on connections, whoever does it and from where. */
public final class CountedRows {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();

    /** The same connection, counted. */
    public Connection on(Connection connection) {
        return counted(Connection.class, connection);
    }

    /** The same pool, its connections counted. */
    public DataSource on(DataSource dataSource) {
        return counted(DataSource.class, dataSource);
    }

    /** How many statements were executed. */
    public long statements() {
        return statements.get();
    }

    /** How many rows were read. */
    public long count() {
        return rows.get();
    }

    private <T> T counted(Class<T> type, T target) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                        rows.incrementAndGet();
                    }
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    return switch (result) {
                        case Connection it -> counted(Connection.class, it);
                        case PreparedStatement it -> counted(PreparedStatement.class, it);
                        case Statement it -> counted(Statement.class, it);
                        case ResultSet it -> counted(ResultSet.class, it);
                        case null, default -> result;
                    };
                };
        return type.cast(
                Proxy.newProxyInstance(
                        CountedRows.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
