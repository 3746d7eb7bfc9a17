package dev.brigade.reactor;

import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.reactor.kitchen.cooking.Kitchen;
import dev.brigade.reactor.order.OrderEvents;
import dev.brigade.reactor.replica.AccountReplica;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets everything going. What needs the broker waits for it in the background; meanwhile the
 * service answers, and says that it is not ready.
 */
@Singleton
final class Start {

    private static final Logger LOG = Logger.getLogger(Start.class);

    /** Those that are consumed too, as their owners would: it must not matter who starts first. */
    private static final List<TopicSpec> TOPICS =
            List.of(
                    new TopicSpec(OrderEvents.TOPIC, 6, Duration.ofDays(30), false),
                    new TopicSpec(AccountReplica.TOPIC, 3, Duration.ofDays(30), false),
                    new TopicSpec(Kitchen.COMMANDS_TOPIC, 6, Duration.ofDays(7), false));

    void start(
            @Observes StartupEvent event,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            Kitchen kitchen,
            Consumers consumers) {
        InboxConsumer.install(database);
        kitchen.start();
        Thread.ofVirtual().name("start-consumers").start(() -> startConsumers(kafka, consumers));
    }

    private static void startConsumers(String kafka, Consumers consumers) {
        try {
            Topics.ensure(kafka, TOPICS);
            consumers.start();
        } catch (RuntimeException refused) {
            LOG.error("Cannot follow the topics, so there is nothing to do here", refused);
            Quarkus.asyncExit(1);
        }
    }
}
