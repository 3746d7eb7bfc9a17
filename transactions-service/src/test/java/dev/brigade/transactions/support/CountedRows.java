package dev.brigade.transactions.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the rows that are read on a connection, whoever reads them and from where. */
public final class CountedRows {

    private final AtomicLong rows = new AtomicLong();

    /** The same connection, counted. */
    public Connection on(Connection connection) {
        return counted(Connection.class, connection);
    }

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
                    return switch (result) {
                        case PreparedStatement it -> counted(PreparedStatement.class, it);
                        case ResultSet it -> counted(ResultSet.class, it);
                        case null, default -> result;
                    };
                };
        return type.cast(
                Proxy.newProxyInstance(
                        CountedRows.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
