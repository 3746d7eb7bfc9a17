package dev.brigade.transactions.choreography;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCollected;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.wire.OrderCodec;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Reactions without a database: what asks it fails. */
class ReactionsTest {

    private final EventCodec<OrderEvent> orders = OrderCodec.create();
    private final Reactions reactions =
            new Reactions(
                    new Transactions(
                            new PGSimpleDataSource() {
                                @Override
                                public Connection getConnection() throws SQLException {
                                    throw new SQLException("Nobody is at home");
                                }
                            }),
                    orders,
                    LedgerCodec.create(),
                    (_, command, _) -> {
                        throw new AssertionError(command);
                    },
                    (_, command, _) -> {
                        throw new AssertionError(command);
                    });

    @Test
    void the_whole_life_of_an_order_in_cash_costs_no_transaction() throws Exception {
        reactions.handle(
                List.of(
                        recorded(1, created("o-1", null)),
                        recorded(2, new OrderPrepared("o-1")),
                        recorded(3, new OrderCollected("o-1"))));
    }

    @Test
    void an_order_by_account_and_one_that_began_before_are_asked_for() {
        assertThatThrownBy(() -> reactions.handle(List.of(recorded(1, created("o-1", "a-1")))))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> reactions.handle(List.of(recorded(2, new OrderPrepared("o-1")))))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void one_in_cash_says_nothing_of_another() {
        var batch =
                List.of(
                        recorded(1, created("in cash", null)),
                        recorded(1, created("by account", "a-1")),
                        recorded(2, new OrderPrepared("in cash")));
        assertThatThrownBy(() -> reactions.handle(batch)).isInstanceOf(SQLException.class);
    }

    private static OrderCreated created(String id, @Nullable String accountId) {
        return new OrderCreated(id, "r-1", List.of(), accountId, new BigDecimal("17.80"));
    }

    private RecordedEvent recorded(long version, OrderEvent event) {
        return new RecordedEvent(
                Uuids.v7(),
                new StreamId(orders.decider(), event.id()),
                version,
                orders.kind(event),
                1,
                orders.encode(event),
                false,
                new EventMetadata(null, "c-1", null, null),
                Instant.EPOCH,
                version);
    }
}
