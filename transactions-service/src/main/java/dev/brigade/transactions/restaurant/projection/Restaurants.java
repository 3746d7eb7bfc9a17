package dev.brigade.transactions.restaurant.projection;

import dev.brigade.transactions.projection.Document;
import dev.brigade.transactions.projection.DocumentTable;
import dev.brigade.transactions.projection.Projection;
import dev.brigade.transactions.restaurant.RestaurantSummary;
import dev.brigade.transactions.restaurant.RestaurantView;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Restaurants as guests see them. Thread-safe. */
public final class Restaurants {

    private final DataSource dataSource;
    private final DocumentTable<RestaurantSummary, ?> table =
            new DocumentTable<>(
                    "restaurants",
                    "restaurant_view",
                    RestaurantCodec.create(),
                    new RestaurantView(),
                    RestaurantSummary.class,
                    List.of(),
                    _ -> List.of());

    /** The restaurants of this database. */
    public Restaurants(DataSource dataSource) {
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

    /** From old to new, those after this position. */
    public List<Document> list(long afterPosition, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return table.list(
                    connection, "position > ? order by position limit ?", afterPosition, limit);
        }
    }
}
