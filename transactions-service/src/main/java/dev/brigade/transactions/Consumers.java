package dev.brigade.transactions;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.transactions.account.AccountReplica;
import dev.brigade.transactions.choreography.IncomingOrderCommands;
import dev.brigade.transactions.choreography.IncomingPayments;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.jdbc.InboxUnits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service consumes from Kafka. Thread-safe. */
@Singleton
final class Consumers {

    private final String bootstrapServers;
    private final DataSource dataSource;
    private final CommandPorts ports;
    private final MeterRegistry metrics;
    private final List<InboxConsumer> running = new CopyOnWriteArrayList<>();

    Consumers(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            DataSource dataSource,
            CommandPorts ports,
            MeterRegistry metrics) {
        this.bootstrapServers = bootstrapServers;
        this.dataSource = dataSource;
        this.ports = ports;
        this.metrics = metrics;
    }

    void start() {
        start("accounts", ServiceTopics.ACCOUNT_EVENTS, new AccountReplica());
        start(
                "payments",
                ServiceTopics.PAYMENT_EVENTS,
                new InboxUnits(new IncomingPayments(ports.ledgers().handler())));
        start(
                "order-commands",
                ServiceTopics.ORDER_COMMANDS,
                new InboxUnits(new IncomingOrderCommands(ports.orders())));
    }

    private void start(String name, String topic, InboxHandler handler) {
        InboxConsumer consumer =
                InboxConsumer.named("transactions-service." + name)
                        .bootstrapServers(bootstrapServers)
                        .topics(topic)
                        .dataSource(dataSource)
                        .handler(handler)
                        .build();
        consumer.start();
        running.add(consumer);
        Gauge.builder("brigade.consumer.lag", consumer, Consumers::lag)
                .description("Records that are not handled; NaN when unknown")
                .tag("group", consumer.status().group())
                .tag("topic", topic)
                .register(metrics);
    }

    List<ConsumerStatus> statuses() {
        return running.stream().map(InboxConsumer::status).toList();
    }

    void stop() {
        running.forEach(InboxConsumer::close);
    }

    private static double lag(InboxConsumer consumer) {
        var lag = consumer.status().lag();
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }
}
