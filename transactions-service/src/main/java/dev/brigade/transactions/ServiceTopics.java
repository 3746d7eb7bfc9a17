package dev.brigade.transactions;

import dev.brigade.messaging.TopicSpec;
import dev.brigade.transactions.publishing.Publisher;
import java.time.Duration;
import java.util.List;

/**
 * The topics of this service. Those that it consumes are created too, as their owners would: a
 * consumer must not depend on who is started first.
 */
final class ServiceTopics {

    static final String ACCOUNT_EVENTS = "account.events.v1";
    static final String PAYMENT_EVENTS = "payment.events.v1";
    static final String ORDER_COMMANDS = "order.commands.v1";

    private ServiceTopics() {}

    static List<TopicSpec> all() {
        return List.of(
                Publisher.topic("Restaurant"),
                Publisher.topic("Order"),
                Publisher.topic("Ledger"),
                new TopicSpec(ACCOUNT_EVENTS, 3, Duration.ofDays(30), false),
                new TopicSpec(PAYMENT_EVENTS, 3, Duration.ofDays(30), false),
                new TopicSpec(ORDER_COMMANDS, 6, Duration.ofDays(7), false));
    }
}
