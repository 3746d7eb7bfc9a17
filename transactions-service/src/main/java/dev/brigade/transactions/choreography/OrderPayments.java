package dev.brigade.transactions.choreography;

import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.jdbc.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of payments of orders. */
final class OrderPayments {

    /** How far a payment is. */
    enum State {
        WAITING,
        REQUESTED,
        ABANDONED
    }

    /** A row of the table. The ids and the trace are those of the event that began it. */
    record Stored(
            OrderPayment payment,
            State state,
            Instant requestedAt,
            String correlationId,
            String causationId,
            @Nullable String traceparent) {}

    private static final String COLUMNS =
            """
            order_id, transaction_id, account_id, restaurant_id, amount,
            state, requested_at, correlation_id, causation_id, traceparent
            """;
    private static final String BEGIN =
            """
            insert into order_payment as known
                (order_id, transaction_id, account_id, restaurant_id, amount, state,
                 correlation_id, causation_id, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id) do update set state = excluded.state
            where known.state = 'WAITING'
            """;
    private static final String LOCK =
            "select " + COLUMNS + " from order_payment where order_id = ? for update";
    private static final String KNOWN =
            "select order_id from order_payment where order_id = any(?)";
    private static final String FIND_ORDER =
            "select order_id from order_payment where transaction_id = ?";
    private static final String ADVANCE = "update order_payment set state = ? where order_id = ?";
    private static final String DUE =
            """
            select order_id from order_payment
            left join account_replica using (account_id)
            where state = 'WAITING'
              and (account_replica.version is not null or requested_at < now() - ?::interval)
            order by requested_at limit 100
            """;

    private OrderPayments() {}

    /**
     * Keeps a payment.
     *
     * @return whether it may go on; false when it was requested or abandoned before
     */
    static boolean begin(Connection tx, OrderPayment it, State state, Origin origin)
            throws SQLException {
        var metadata = origin.metadata();
        return Sql.update(
                        tx,
                        BEGIN,
                        it.orderId(),
                        it.transactionId(),
                        it.accountId(),
                        it.restaurantId(),
                        it.amount(),
                        state.name(),
                        metadata.correlationId(),
                        metadata.causationId(),
                        metadata.traceparent())
                > 0;
    }

    /** The payment of an order, which nobody else changes until the transaction ends. */
    static Optional<Stored> lock(Connection tx, String orderId) throws SQLException {
        return Sql.first(tx, LOCK, OrderPayments::read, orderId);
    }

    /** Those of these orders that have a payment. */
    static Set<String> known(Connection tx, Set<String> orderIds) throws SQLException {
        Array ids = tx.createArrayOf("text", orderIds.toArray());
        return Set.copyOf(Sql.list(tx, KNOWN, row -> row.getString(1), ids));
    }

    /** The order that a transaction pays for; empty when it is no order's. */
    static Optional<String> orderOf(Connection tx, String transactionId) throws SQLException {
        return Sql.first(tx, FIND_ORDER, row -> row.getString(1), transactionId);
    }

    /** Notes how far the payment is now. */
    static void advance(Connection tx, String orderId, State state) throws SQLException {
        Sql.update(tx, ADVANCE, state.name(), orderId);
    }

    /** Orders that need not wait any longer: their account is known, or their patience is over. */
    static List<String> due(Connection tx, Duration patience) throws SQLException {
        return Sql.list(tx, DUE, row -> row.getString(1), patience.toString());
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                new OrderPayment(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)),
                State.valueOf(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
