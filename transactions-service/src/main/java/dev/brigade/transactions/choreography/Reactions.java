package dev.brigade.transactions.choreography;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.command.CommandHandler;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderEvent;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The subscription that carries events of one stream to the streams they matter to. */
public final class Reactions implements SubscriptionHandler {

    /** The name of the subscription. */
    public static final String VIEW = "reactions";

    private static final int STREAMS_AT_ONCE = 8;

    private final Transactions transactions;
    private final EventCodec<OrderEvent> orderEvents;
    private final EventCodec<LedgerEvent> ledgerEvents;
    private final AwaitedEvents awaited;
    private final PaymentProcess payments;
    private final SideBySide sideBySide = new SideBySide(STREAMS_AT_ONCE);

    /** Reactions that send their commands to these handlers. */
    public Reactions(
            Transactions transactions,
            EventCodec<OrderEvent> orderEvents,
            EventCodec<LedgerEvent> ledgerEvents,
            CommandHandler<OrderCommand> orders,
            CommandHandler<LedgerCommand> ledgers) {
        this.transactions = transactions;
        this.orderEvents = orderEvents;
        this.ledgerEvents = ledgerEvents;
        this.awaited = AwaitedEvents.of(orderEvents, ledgerEvents);
        this.payments = new PaymentProcess(orders, ledgers);
    }

    @Override
    public void handle(List<RecordedEvent> batch) throws Exception {
        Set<String> paidInCash = paidInCash(batch);
        List<RecordedEvent> others =
                batch.stream()
                        .filter(event ->
                                event.stream().decider().equals(ledgerEvents.decider())
                                        || isOfOrder(event)
                                                && !paidInCash.contains(event.stream().id()))
                        .toList();
        sideBySide.handle(others, this::react);
    }

    @Override
    public boolean isUrgent(RecordedEvent event) {
        return awaited.contains(event);
    }

    /**
     * Orders that have no payment: nothing follows from what happens to them. Those that begin in
     * this batch say so; one look for all others spares a transaction for each.
     */
    private Set<String> paidInCash(List<RecordedEvent> batch) throws SQLException {
        Set<String> inCash = new HashSet<>();
        Set<String> before = new HashSet<>();
        batch.stream().filter(this::isOfOrder).forEach(it -> before.add(it.stream().id()));
        for (RecordedEvent event : batch) {
            if (isOfOrder(event) && event.version() == 1) {
                before.remove(event.stream().id());
                if (beginsInCash(event)) {
                    inCash.add(event.stream().id());
                }
            }
        }
        if (!before.isEmpty()) {
            before.removeAll(transactions.run(tx -> OrderPayments.known(tx.connection(), before)));
            inCash.addAll(before);
        }
        return inCash;
    }

    private boolean beginsInCash(RecordedEvent event) {
        return orderEvents.decode(event.type(), event.json()) instanceof OrderCreated created
                && created.accountId() == null;
    }

    private boolean isOfOrder(RecordedEvent event) {
        return event.stream().decider().equals(orderEvents.decider());
    }

    private void react(List<RecordedEvent> stream) throws SQLException {
        for (RecordedEvent event : stream) {
            if (isOfOrder(event)) {
                react(orderEvents.decode(event.type(), event.json()), origin(VIEW, event));
            } else {
                react(ledgerEvents.decode(event.type(), event.json()), origin(VIEW, event));
            }
        }
    }

    /** Goes on with the orders whose account has become known, or that waited long enough. */
    public void resumeWaiting(Duration patience) throws SQLException {
        List<String> due = transactions.run(tx -> OrderPayments.due(tx.connection(), patience));
        for (String orderId : due) {
            run(tx -> payments.resume(tx, orderId));
        }
    }

    private void react(OrderEvent event, Origin origin) throws SQLException {
        switch (event) {
            case OrderCreated created -> {
                String accountId = created.accountId();
                if (accountId != null) {
                    run(tx -> payments.begin(tx, created, accountId, origin));
                }
            }
            case OrderPrepared _, OrderCancelled _ -> run(tx -> payments.settle(tx, event, origin));
            case OrderConfirmed _, OrderRejected _, OrderCollected _ -> {}
            case OrderNotCreated _, OrderNotConfirmed _, OrderNotRejected _ -> {}
            case OrderNotPrepared _, OrderNotCollected _, OrderNotCancelled _ -> {}
        }
    }

    private void react(LedgerEvent event, Origin origin) throws SQLException {
        if (event instanceof TransactionDecisioned decisioned) {
            run(tx -> payments.decided(tx, decisioned, origin));
        }
    }

    private void run(Step step) throws SQLException {
        transactions.run(tx -> {
            step.in(tx);
            return true;
        });
    }

    private static Origin origin(String view, RecordedEvent cause) {
        String eventId = cause.eventId().toString();
        return Origin.caused(
                Uuids.derived(view, eventId).toString(),
                cause.metadata().correlationId(),
                eventId,
                cause.metadata().traceparent());
    }

    static Origin origin(String view, OrderPayments.Stored stored) {
        return Origin.caused(
                Uuids.derived(view, stored.causationId()).toString(),
                stored.correlationId(),
                stored.causationId(),
                stored.traceparent());
    }

    @FunctionalInterface
    private interface Step {
        void in(UnitOfWork transaction) throws SQLException;
    }
}
