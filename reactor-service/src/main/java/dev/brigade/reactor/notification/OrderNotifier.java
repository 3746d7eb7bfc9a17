package dev.brigade.reactor.notification;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.reactor.order.OrderEvent;
import dev.brigade.reactor.order.OrderEvent.OrderCreated;
import dev.brigade.reactor.order.OrderEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes down what customers should hear of their orders. */
public final class OrderNotifier implements InboxHandler {

    @Override
    public void handle(Connection transaction, EventEnvelope envelope) throws SQLException {
        OrderEvent event = OrderEvents.decode(envelope);
        NotificationTable table = new NotificationTable(transaction);
        if (event instanceof OrderCreated(String id, _, _, String accountId) && accountId != null) {
            table.rememberCustomer(id, accountId);
        }
        Optional<Notice> notice = Notice.of(event);
        if (notice.isPresent()) {
            table.insert(notice.get(), envelope);
        }
    }
}
