package dev.brigade.transactions.support;

import dev.brigade.backing.BackingPostgres;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderItem;
import dev.brigade.transactions.order.wire.OrderCodec;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of the service with some orders in it, without the service. */
public record OrderBook(DataSource dataSource, PostgresEventStore store) {

    private static final EventCodec<OrderEvent> CODEC = OrderCodec.create();
    private static final List<OrderItem> ITEMS =
            List.of(new OrderItem("pizza", "Margherita", new BigDecimal("8.99"), 1));

    public static OrderBook create() {
        DataSource dataSource = BackingPostgres.shared().newDatabase();
        Flyway.configure().dataSource(dataSource).load().migrate();
        PostgresEventStore.install(dataSource);
        PostgresEventStore store = new PostgresEventStore(dataSource);
        store.register("Order", CODEC.kinds());
        return new OrderBook(dataSource, store);
    }

    /** Orders that are placed, paid and prepared. */
    public void place(int count) {
        for (int i = 0; i < count; i++) {
            String id = "order-" + Uuids.v7();
            append(id, 0, new OrderCreated(id, "roma", ITEMS, "ana", new BigDecimal("8.99")));
            append(id, 1, new OrderConfirmed(id, "transaction-" + id));
            append(id, 2, new OrderPrepared(id));
        }
    }

    /** The schemas of rebuilds. */
    public List<String> schemas() throws SQLException {
        return query("select nspname from pg_namespace where nspname like 'rebuild%'");
    }

    /** The columns, keys and indexes of the table of orders. */
    public List<String> definitions() throws SQLException {
        return query(
                """
                select indexdef from pg_indexes where schemaname = 'public' and tablename = 'order_view'
                union all
                select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where conrelid = 'order_view'::regclass
                union all
                select attname || ' ' || format_type(atttypid, atttypmod) || attnotnull
                from pg_attribute where attrelid = 'order_view'::regclass and attnum > 0
                order by 1
                """);
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.list(connection, sql, row -> row.getString(1));
        }
    }

    private void append(String id, long version, OrderEvent event) {
        var recorded = new NewEvent(Uuids.v7(), CODEC.kind(event), 1, CODEC.encode(event), false);
        store.append(
                new StreamId("Order", id),
                version,
                List.of(recorded),
                new EventMetadata(null, "test", null, null));
    }
}
