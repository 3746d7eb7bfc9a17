package dev.brigade.transactions.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.ledger.Decision;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderCollected;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderRejected;
import dev.brigade.transactions.order.wire.OrderCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AwaitedEventsTest {

    private final EventCodec<OrderEvent> orders = OrderCodec.create();
    private final EventCodec<LedgerEvent> ledgers = LedgerCodec.create();
    private final AwaitedEvents awaited = AwaitedEvents.of(orders, ledgers);

    @Test
    void an_order_by_account_waits_for_its_payment_and_one_in_cash_for_nothing() {
        assertThat(awaited.contains(recorded(orders, created("a-1")))).isTrue();
        assertThat(awaited.contains(recorded(orders, created(null)))).isFalse();
    }

    @Test
    void a_payment_waits_for_its_decision() {
        var decided =
                new TransactionDecisioned("a-1", "t-1", 17, Decision.APPROVED, null, "1", null);

        assertThat(awaited.contains(recorded(ledgers, decided))).isTrue();
    }

    @Test
    void a_merchant_waits_for_the_money_of_an_order_that_is_prepared_unless_it_was_in_cash() {
        var prepared = new OrderPrepared("o-1");

        assertThat(awaited.contains(recorded(orders, prepared, 3))).isTrue();
        assertThat(awaited.contains(recorded(orders, prepared, 2))).isFalse();
    }

    @Test
    void nobody_waits_for_what_else_happens() {
        assertThat(
                        List.of(
                                new OrderConfirmed("o-1", "t-1"),
                                new OrderRejected("o-1", "over credit limit"),
                                new OrderCollected("o-1"),
                                new OrderCancelled("o-1", "rain")))
                .noneMatch(it -> awaited.contains(recorded(orders, it, 3)));
        assertThat(awaited.contains(recorded(ledgers, new TransactionVoided("a-1", "t-1", 17))))
                .isFalse();
    }

    private static OrderCreated created(@Nullable String accountId) {
        return new OrderCreated("o-1", "r-1", List.of(), accountId, new BigDecimal("17.80"));
    }

    private static <E> RecordedEvent recorded(EventCodec<E> codec, E event) {
        return recorded(codec, event, 1);
    }

    private static <E> RecordedEvent recorded(EventCodec<E> codec, E event, long version) {
        return new RecordedEvent(
                Uuids.v7(),
                new StreamId(codec.decider(), "o-1"),
                version,
                codec.kind(event),
                1,
                codec.encode(event),
                false,
                new EventMetadata(null, "c-1", null, null),
                Instant.EPOCH,
                1);
    }
}
