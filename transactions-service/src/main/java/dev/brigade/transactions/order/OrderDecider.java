package dev.brigade.transactions.order;

import dev.brigade.decider.Decider;
import dev.brigade.transactions.order.Order.Absent;
import dev.brigade.transactions.order.Order.Cancelled;
import dev.brigade.transactions.order.Order.Collected;
import dev.brigade.transactions.order.Order.Confirmed;
import dev.brigade.transactions.order.Order.Created;
import dev.brigade.transactions.order.Order.Prepared;
import dev.brigade.transactions.order.Order.Rejected;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
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
import java.util.List;

/** The life of an order: created, confirmed when paid, prepared, collected, unless cancelled. */
public final class OrderDecider implements Decider<OrderCommand, Order, OrderEvent> {

    @Override
    public Order initialState() {
        return new Absent();
    }

    @Override
    public List<OrderEvent> decide(OrderCommand command, Order order) {
        return List.of(
                switch (command) {
                    case CreateOrder create -> decide(create, order);
                    case ConfirmOrder confirm -> decide(confirm, order);
                    case RejectOrder reject -> decide(reject, order);
                    case MarkOrderAsPrepared mark -> decide(mark, order);
                    case CollectOrder collect -> decide(collect, order);
                    case CancelOrder cancel -> decide(cancel, order);
                });
    }

    @Override
    public Order evolve(Order order, OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> new Created(created.accountId() == null);
            case OrderConfirmed _ -> new Confirmed();
            case OrderRejected _ -> new Rejected();
            case OrderPrepared _ -> new Prepared();
            case OrderCollected _ -> new Collected();
            case OrderCancelled _ -> new Cancelled();
            case OrderNotCreated _, OrderNotConfirmed _, OrderNotRejected _ -> order;
            case OrderNotPrepared _, OrderNotCollected _, OrderNotCancelled _ -> order;
        };
    }

    private static OrderEvent decide(CreateOrder it, Order order) {
        return order instanceof Absent
                ? new OrderCreated(
                        it.id(), it.restaurantId(), it.menuItems(), it.accountId(), it.total())
                : new OrderNotCreated(
                        it.id(),
                        it.restaurantId(),
                        it.menuItems(),
                        it.accountId(),
                        it.total(),
                        Reason.ORDER_ALREADY_EXISTS);
    }

    private static OrderEvent decide(ConfirmOrder command, Order order) {
        return order instanceof Created(var inCash) && !inCash
                ? new OrderConfirmed(command.id(), command.transactionId())
                : new OrderNotConfirmed(command.id(), command.transactionId(), Reason.itIs(order));
    }

    private static OrderEvent decide(RejectOrder command, Order order) {
        return order instanceof Created(var inCash) && !inCash
                ? new OrderRejected(command.id(), command.reason())
                : new OrderNotRejected(command.id(), Reason.itIs(order));
    }

    private static OrderEvent decide(MarkOrderAsPrepared command, Order order) {
        return switch (order) {
            case Created(var inCash) when inCash -> new OrderPrepared(command.id());
            case Confirmed() -> new OrderPrepared(command.id());
            case Rejected() -> new OrderNotPrepared(command.id(), Reason.ORDER_NOT_PAID);
            case Collected() -> new OrderNotPrepared(command.id(), Reason.ORDER_ALREADY_PREPARED);
            case Absent _, Created _, Prepared _, Cancelled _ ->
                    new OrderNotPrepared(command.id(), Reason.itIs(order));
        };
    }

    private static OrderEvent decide(CollectOrder command, Order order) {
        return switch (order) {
            case Prepared() -> new OrderCollected(command.id());
            case Created _, Confirmed _ ->
                    new OrderNotCollected(command.id(), Reason.ORDER_NOT_PREPARED);
            case Absent _, Rejected _, Collected _, Cancelled _ ->
                    new OrderNotCollected(command.id(), Reason.itIs(order));
        };
    }

    private static OrderEvent decide(CancelOrder command, Order order) {
        return switch (order) {
            case Created _, Confirmed _ -> new OrderCancelled(command.id(), command.reason());
            case Absent _, Rejected _, Prepared _, Collected _, Cancelled _ ->
                    new OrderNotCancelled(command.id(), Reason.itIs(order));
        };
    }
}
