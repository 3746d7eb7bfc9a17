package dev.brigade.reactor;

import dev.brigade.messaging.DeadLetters;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.kitchen.reaction.OrderListener;
import dev.brigade.reactor.kitchen.storage.TicketList;
import dev.brigade.reactor.notification.OrderNotifier;
import dev.brigade.reactor.order.OrderEvents;
import dev.brigade.reactor.replica.AccountReplica;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the pieces of this service meet. {@link Start} sets them going.
 *
 * <pre>
 * order.events.v1   ─▶ OrderListener ─▶ tickets ─▶ Kitchen ─▶ order.commands.v1
 * order.events.v1   ─▶ OrderNotifier ─▶ notifications
 * account.events.v1 ─▶ AccountReplica
 * </pre>
 */
@Singleton
final class Wiring {

    private final DataSource database;
    private final String kafka;

    Wiring(DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    /** In microseconds, as the database has them. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Produces
    @Singleton
    EventPublisher publisher() {
        return new EventPublisher(kafka, "reactor-service");
    }

    @Produces
    @Singleton
    Kitchen kitchen(EventPublisher publisher, Clock clock) {
        return new Kitchen(database, publisher, clock);
    }

    @Produces
    @Singleton
    TicketList tickets() {
        return new TicketList(database);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters() {
        return new DeadLetters(database);
    }

    @Produces
    @Singleton
    AccountReplica accounts() {
        return new AccountReplica(kafka, database);
    }

    @Produces
    @Singleton
    Consumers consumers(
            AccountReplica accounts,
            Kitchen kitchen,
            Clock clock,
            @ConfigProperty(name = "brigade.kitchen.time") Duration kitchenTime) {
        return new Consumers(
                List.of(
                        orders("kitchen", new OrderListener(kitchenTime, clock, kitchen::signal)),
                        orders("notifications", new OrderNotifier())),
                accounts);
    }

    private InboxConsumer orders(String name, InboxHandler handler) {
        return InboxConsumer.named("reactor-service." + name)
                .bootstrapServers(kafka)
                .topics(OrderEvents.TOPIC)
                .dataSource(database)
                .handler(handler)
                .build();
    }

    void stop(@Disposes Kitchen kitchen) {
        kitchen.close();
    }

    void stop(@Disposes EventPublisher publisher) {
        publisher.close();
    }

    void stop(@Disposes Consumers consumers) {
        consumers.close();
    }
}
