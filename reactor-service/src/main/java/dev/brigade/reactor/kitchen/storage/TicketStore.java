package dev.brigade.reactor.kitchen.storage;

import dev.brigade.decider.StateStore;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Ticket;
import dev.brigade.reactor.kitchen.TicketEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tickets within one transaction of the caller. What it reads is locked until that ends, so
 * nobody is ever faster. Not thread-safe, as its connection is not.
 */
public final class TicketStore implements StateStore<String, Ticket, TicketEvent> {

    private static final String INSERT =
            """
            insert into ticket (version, status, restaurant_id, dishes, opened_at, correlation_id,
                causation_id, traceparent, due_at, prepared_at, reported_at, closing_reason,
                order_id)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id) do nothing
            """;

    private static final String UPDATE =
            """
            update ticket set version = ?, status = ?, restaurant_id = ?, dishes = ?::jsonb,
                opened_at = ?, correlation_id = ?, causation_id = ?, traceparent = ?, due_at = ?,
                prepared_at = ?, reported_at = ?, closing_reason = ?
            where order_id = ? and version = ?
            """;

    /** Another kitchen's tickets are locked, and are its own business. */
    private static final String DONE =
            """
            select order_id, opened_at, correlation_id, causation_id, traceparent from ticket
            where status = 'COOKING' and due_at <= ? or status = 'PREPARED'
            order by coalesce(due_at, prepared_at) limit ?
            for update skip locked
            """;

    private final Connection transaction;

    /**
     * An order that is cooked, or has been for its time.
     *
     * @param opening how its ticket came to be opened
     */
    public record Done(String orderId, Opening opening) {}

    /** The tickets as this transaction sees them. */
    public TicketStore(Connection transaction) {
        this.transaction = transaction;
    }

    @Override
    public Optional<Versioned<Ticket>> load(String orderId) {
        try (PreparedStatement select =
                transaction.prepareStatement(
                        "select * from ticket where order_id = ? for update")) {
            select.setString(1, orderId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Versioned<>(
                                        TicketRows.read(row).toTicket(), row.getLong("version")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new TicketStoreException(e);
        }
    }

    /**
     * The orders to be told that they are prepared: cooked by now, or prepared and not reported.
     * Those whose ticket somebody else has locked are passed over.
     *
     * @param limit how many at most
     */
    public List<Done> loadDone(Instant now, int limit) {
        try (PreparedStatement select = transaction.prepareStatement(DONE)) {
            TicketRows.setInstant(select, 1, now);
            select.setInt(2, limit);
            List<Done> done = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Opening opening = Objects.requireNonNull(TicketRows.opening(rows));
                    done.add(new Done(rows.getString("order_id"), opening));
                }
            }
            return done;
        } catch (SQLException e) {
            throw new TicketStoreException(e);
        }
    }

    /** Writes the ticket. The events stay in the kitchen: nobody else needs them. */
    @Override
    public boolean save(
            String orderId,
            long expectedVersion,
            Ticket ticket,
            long newVersion,
            List<TicketEvent> events) {
        boolean isNew = expectedVersion == 0;
        try (PreparedStatement write = transaction.prepareStatement(isNew ? INSERT : UPDATE)) {
            TicketRows.bind(write, newVersion, TicketColumns.of(ticket));
            write.setString(13, orderId);
            if (!isNew) {
                write.setLong(14, expectedVersion);
            }
            return write.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new TicketStoreException(e);
        }
    }
}
