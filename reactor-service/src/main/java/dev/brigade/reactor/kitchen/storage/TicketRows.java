package dev.brigade.reactor.kitchen.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip;
import dev.brigade.reactor.kitchen.Slip.Dish;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code ticket}, to and from JDBC. */
final class TicketRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Dish>> DISHES = new TypeReference<>() {};

    private TicketRows() {}

    static TicketColumns read(ResultSet row) throws SQLException {
        Slip slip =
                new Slip(
                        row.getString("order_id"),
                        row.getString("restaurant_id"),
                        dishes(row.getString("dishes")));
        return new TicketColumns(
                TicketStatus.valueOf(row.getString("status")),
                slip,
                opening(row),
                instant(row, "due_at"),
                instant(row, "prepared_at"),
                instant(row, "reported_at"),
                row.getString("closing_reason"));
    }

    /** Binds all columns but the id, in the order in which {@link TicketStore} names them. */
    static void bind(PreparedStatement statement, long version, TicketColumns ticket)
            throws SQLException {
        Opening opening = ticket.opening();
        statement.setLong(1, version);
        statement.setString(2, ticket.status().name());
        statement.setString(3, ticket.slip().restaurantId());
        statement.setString(4, json(ticket.slip().dishes()));
        setInstant(statement, 5, opening == null ? null : opening.at());
        statement.setString(6, opening == null ? null : opening.correlationId());
        statement.setString(7, opening == null ? null : opening.causationId());
        statement.setString(8, opening == null ? null : opening.traceparent());
        setInstant(statement, 9, ticket.dueAt());
        setInstant(statement, 10, ticket.preparedAt());
        setInstant(statement, 11, ticket.reportedAt());
        statement.setString(12, ticket.closingReason());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static void setInstant(PreparedStatement statement, int index, @Nullable Instant instant)
            throws SQLException {
        statement.setObject(
                index,
                instant == null ? null : instant.atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
    }

    static @Nullable Opening opening(ResultSet row) throws SQLException {
        Instant at = instant(row, "opened_at");
        return at == null
                ? null
                : new Opening(
                        at,
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getString("traceparent"));
    }

    private static String json(List<Dish> dishes) {
        try {
            return JSON.writeValueAsString(dishes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Dishes are plain records", impossible);
        }
    }

    private static List<Dish> dishes(String json) {
        try {
            return JSON.readValue(json, DISHES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A ticket's dishes cannot be read", damaged);
        }
    }
}
