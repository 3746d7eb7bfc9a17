package dev.brigade.reactor.kitchen.cooking;

import dev.brigade.decider.StateStoredRunner;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.reactor.kitchen.TicketCommand.RecordReport;
import dev.brigade.reactor.kitchen.TicketDecider;
import dev.brigade.reactor.kitchen.storage.TicketStore;
import dev.brigade.reactor.kitchen.storage.TicketStore.Done;
import java.time.Instant;
import java.util.List;

/**
 * Tell the orders whose time has come that they are prepared, and mark their tickets when the
 * broker has acknowledged. A crash in between leaves the tickets unmarked: then the same commands,
 * with the same ids, are sent again.
 */
record Cooks(EventPublisher publisher) {

    private static final TicketDecider DECIDER = new TicketDecider();

    /**
     * One round, within the store's transaction.
     *
     * @return how many orders were told, at most {@code limit}
     */
    int tellDoneOrders(TicketStore tickets, Instant now, int limit) {
        List<Done> done = tickets.loadDone(now, limit);
        publisher.publishAll(MarkOrderAsPrepared.TOPIC, commands(done, now));
        var runner = new StateStoredRunner<>(DECIDER, tickets);
        done.forEach(
                order -> runner.handle(order.orderId(), new RecordReport(order.orderId(), now)));
        return done.size();
    }

    private static List<EventEnvelope> commands(List<Done> done, Instant now) {
        return done.stream()
                .map(order ->
                        new MarkOrderAsPrepared(order.orderId()).envelope(order.opening(), now))
                .toList();
    }
}
