package dev.brigade.reactor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.reactor.notification.Notification.Kind;
import dev.brigade.reactor.order.OrderEvent.OrderCancelled;
import dev.brigade.reactor.order.OrderEvent.OrderCollected;
import dev.brigade.reactor.order.OrderEvent.OrderConfirmed;
import dev.brigade.reactor.order.OrderEvent.OrderPrepared;
import dev.brigade.reactor.order.OrderEvent.OrderRejected;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void a_customer_hears_that_an_order_is_ready() {
        assertThat(Notice.of(new OrderPrepared("order-1")))
                .contains(new Notice(Kind.ORDER_READY, "Your order order-1 is ready"));
    }

    @Test
    void a_customer_hears_why_an_order_was_rejected() {
        assertThat(Notice.of(new OrderRejected("order-1", "over credit limit")))
                .contains(
                        new Notice(
                                Kind.ORDER_REJECTED,
                                "Your order order-1 was rejected: over credit limit"));
    }

    @Test
    void a_customer_does_not_hear_what_they_did_themselves() {
        assertThat(Notice.of(new OrderCancelled("order-1"))).isEmpty();
        assertThat(Notice.of(new OrderCollected("order-1"))).isEmpty();
        assertThat(Notice.of(new OrderConfirmed("order-1"))).isEmpty();
    }
}
