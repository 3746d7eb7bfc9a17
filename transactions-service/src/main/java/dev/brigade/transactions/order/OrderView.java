package dev.brigade.transactions.order;

import dev.brigade.decider.View;
import dev.brigade.transactions.order.OrderEvent.OrderCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderCollected;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotCancelled;
import dev.brigade.transactions.order.OrderEvent.OrderNotCollected;
import dev.brigade.transactions.order.OrderEvent.OrderNotConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderNotCreated;
import dev.brigade.transactions.order.OrderEvent.OrderNotPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderNotRejected;
import dev.brigade.transactions.order.OrderEvent.OrderPrepared;
import dev.brigade.transactions.order.OrderEvent.OrderRejected;
import java.util.Optional;

/** What guests see of an order; empty until it is created. */
public final class OrderView implements View<Optional<OrderSummary>, OrderEvent> {

    @Override
    public Optional<OrderSummary> initialState() {
        return Optional.empty();
    }

    @Override
    public Optional<OrderSummary> evolve(Optional<OrderSummary> order, OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> Optional.of(opened(created));
            case OrderConfirmed(_, var transactionId) ->
                    order.map(it -> it.with(OrderStatus.CONFIRMED, transactionId, it.reason()));
            case OrderRejected(_, var reason) ->
                    order.map(it -> it.with(OrderStatus.REJECTED, it.transactionId(), reason));
            case OrderPrepared _ -> order.map(it -> it.with(OrderStatus.PREPARED));
            case OrderCollected _ -> order.map(it -> it.with(OrderStatus.COLLECTED));
            case OrderCancelled(_, var reason) ->
                    order.map(it -> it.with(OrderStatus.CANCELLED, it.transactionId(), reason));
            case OrderNotCreated _, OrderNotConfirmed _, OrderNotRejected _ -> order;
            case OrderNotPrepared _, OrderNotCollected _, OrderNotCancelled _ -> order;
        };
    }

    private static OrderSummary opened(OrderCreated it) {
        return new OrderSummary(
                it.id(),
                it.restaurantId(),
                it.menuItems(),
                it.accountId(),
                it.total(),
                OrderStatus.CREATED,
                null,
                null);
    }
}
