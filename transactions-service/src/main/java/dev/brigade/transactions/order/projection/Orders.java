package dev.brigade.transactions.order.projection;

import dev.brigade.signin.Caller;
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

    private static final String OF_ORGANISATION =
            "restaurant_id in (select id from restaurant_view where organisation_id = ?)";

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
     * @param caller only what they ordered, or what their restaurants cook; everything for admins
     * @param restaurantId only this restaurant's
     * @param status only those that stand here
     */
    public List<Document> list(
            Caller caller,
            @Nullable String restaurantId,
            @Nullable OrderStatus status,
            long beforePosition,
            int limit)
            throws SQLException {
        StringBuilder where = new StringBuilder("position < ?");
        List<Object> parameters = new ArrayList<>(List.of(beforePosition));
        addOwn(caller, where, parameters);
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

    private static void addOwn(Caller caller, StringBuilder where, List<Object> parameters) {
        if (caller.isAdmin()) {
            return;
        }
        List<String> owners = new ArrayList<>();
        if (caller.accountId() != null) {
            owners.add("account_id = ?");
            parameters.add(caller.accountId());
        }
        if (caller.organisationId() != null) {
            owners.add(OF_ORGANISATION);
            parameters.add(caller.organisationId());
        }
        where.append(" and (").append(String.join(" or ", owners)).append(')');
    }
}
