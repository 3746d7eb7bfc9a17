package dev.brigade.reactor.kitchen.reaction;

import dev.brigade.decider.Decision.Refused;
import dev.brigade.decider.StateStoredRunner;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.messaging.InvalidEventException;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.TicketCommand;
import dev.brigade.reactor.kitchen.TicketDecider;
import dev.brigade.reactor.kitchen.TicketEvent;
import dev.brigade.reactor.kitchen.storage.TicketStore;
import dev.brigade.reactor.order.OrderEvents;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

/** Does to the tickets what the orders' events call for. Thread-safe. */
public final class OrderListener implements InboxHandler {

    private static final TicketDecider DECIDER = new TicketDecider();

    private final KitchenSaga saga;
    private final Clock clock;
    private final Runnable wakeUp;

    /**
     * A listener.
     *
     * @param kitchenTime how long the cooks take for an order; zero or more
     * @param clock in steps of a microsecond at least, as the database has them
     * @param wakeUp called when a ticket may have been opened
     */
    public OrderListener(Duration kitchenTime, Clock clock, Runnable wakeUp) {
        this.saga = new KitchenSaga(kitchenTime);
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    @Override
    public void handle(Connection transaction, EventEnvelope envelope) {
        var runner = new StateStoredRunner<>(DECIDER, new TicketStore(transaction));
        Heard heard = new Heard(OrderEvents.decode(envelope), opening(envelope));
        for (TicketCommand command : saga.react(heard)) {
            if (runner.handle(command.orderId(), command) instanceof Refused<TicketEvent> refused) {
                throw new InvalidEventException("The kitchen cannot follow: " + refused.reason());
            }
        }
    }

    @Override
    public void committed() {
        wakeUp.run();
    }

    private Opening opening(EventEnvelope cause) {
        return new Opening(
                clock.instant(), cause.correlationId(), cause.eventId(), cause.traceparent());
    }
}
