package dev.brigade.reactor;

import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.kitchen.reaction.OrderListener;
import dev.brigade.reactor.kitchen.storage.TicketList;
import dev.brigade.reactor.notification.OrderNotifier;
import dev.brigade.reactor.order.OrderEvents;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the pieces of this service meet.
 *
 * <pre>
 * order.events.v1   ─▶ OrderListener ─▶ tickets ─▶ Kitchen ─▶ order.commands.v1
 * order.events.v1   ─▶ OrderNotifier ─▶ notifications
 * account.events.v1 ─▶ AccountReplica
 * </pre>
 */
@Singleton
final class Wiring {

    private static final List<TopicSpec> TOPICS =
            List.of(topic(OrderEvents.TOPIC), topic(Kitchen.COMMANDS_TOPIC));

    private final DataSource database;
    private final String kafka;
    private final Duration kitchenTime;

    /** The clock of the database: in microseconds. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    Wiring(
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "brigade.kitchen.time") Duration kitchenTime) {
        this.database = database;
        this.kafka = kafka;
        this.kitchenTime = kitchenTime;
    }

    @Produces
    @Singleton
    EventPublisher publisher() {
        return new EventPublisher(kafka, "reactor-service");
    }

    @Produces
    @Singleton
    Kitchen kitchen(EventPublisher publisher) {
        return new Kitchen(database, publisher, clock);
    }

    @Produces
    @Singleton
    TicketList tickets() {
        return new TicketList(database);
    }

    @Produces
    @Singleton
    Consumers consumers() {
        return new Consumers(
                List.of(
                        consumer("reactor-kitchen", new OrderListener(kitchenTime, clock)),
                        consumer("reactor-notifications", new OrderNotifier())));
    }

    /** The rest waits for the broker; meanwhile the service answers, and says it is not ready. */
    void start(@Observes StartupEvent event, Consumers consumers, Kitchen kitchen) {
        InboxConsumer.install(database);
        kitchen.start();
        Thread.ofVirtual()
                .name("start-consumers")
                .start(() -> {
                    Topics.ensure(kafka, TOPICS);
                    consumers.start();
                });
    }

    void stop(@Disposes Consumers consumers) {
        consumers.close();
    }

    void stop(@Disposes Kitchen kitchen) {
        kitchen.close();
    }

    void stop(@Disposes EventPublisher publisher) {
        publisher.close();
    }

    private InboxConsumer consumer(String group, InboxHandler handler) {
        return InboxConsumer.named(group)
                .bootstrapServers(kafka)
                .topics(OrderEvents.TOPIC)
                .dataSource(database)
                .handler(handler)
                .build();
    }

    private static TopicSpec topic(String name) {
        return new TopicSpec(name, 6, Duration.ofDays(7), false);
    }
}
