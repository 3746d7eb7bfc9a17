package dev.brigade.transactions.order.projection;

import dev.brigade.transactions.order.OrderStatus;
import dev.brigade.transactions.order.OrderSummary;
import dev.brigade.transactions.order.OrderView;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.projection.Document;
import dev.brigade.transactions.projection.DocumentTable;
import dev.brigade.transactions.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Orders as guests see them. Thread-safe. */
public final class Orders {

    private final DataSource dataSource;
    private final DocumentTable<OrderSummary, ?> table =
            new DocumentTable<>(
                    "orders",
                    "order_view",
                    OrderCodec.create(),
                    new OrderView(),
                    OrderSummary.class,
                    List.of("restaurant_id", "status"),
                    order -> List.of(order.restaurantId(), order.status().name()));

    /** The orders of this database. */
    public Orders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What keeps them up to date. */
    public Projection projection() {
        return table;
    }

    /** One of them. */
    public Optional<Document> find(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return table.find(connection, id);
        }
    }

    /**
     * From new to old, those before this position.
     *
     * @param restaurantId only this restaurant's
     * @param status only those that stand here
     */
    public List<Document> list(
            @Nullable String restaurantId,
            @Nullable OrderStatus status,
            long beforePosition,
            int limit)
            throws SQLException {
        StringBuilder where = new StringBuilder("position < ?");
        List<Object> parameters = new ArrayList<>(List.of(beforePosition));
        if (restaurantId != null) {
            where.append(" and restaurant_id = ?");
            parameters.add(restaurantId);
        }
        if (status != null) {
            where.append(" and status = ?");
            parameters.add(status.name());
        }
        where.append(" order by position desc limit ?");
        parameters.add(limit);
        try (Connection connection = dataSource.getConnection()) {
            return table.list(connection, where.toString(), parameters.toArray());
        }
    }
}
