package dev.brigade.transactions;

import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.Topics;
import dev.brigade.transactions.projection.RebuildWorker;
import dev.brigade.transactions.publishing.Publisher;
import dev.brigade.transactions.publishing.PublishingLag;
import dev.brigade.transactions.publishing.Redriver;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops what runs by itself. What needs Kafka waits for it without holding up the rest:
 * orders are taken while the broker is away, and published when it is back.
 */
@Singleton
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private final String bootstrapServers;
    private final DataSource dataSource;
    private final Subscriptions subscriptions;
    private final Consumers consumers;
    private final Timers timers;
    private final RebuildWorker rebuilds;
    private final Redriver redriver;
    private final PublishingLag publishingLag;
    private volatile @Nullable Thread connecting;
    private volatile @Nullable EventPublisher publisher;

    Background(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            DataSource dataSource,
            Subscriptions subscriptions,
            Consumers consumers,
            Timers timers,
            RebuildWorker rebuilds,
            Redriver redriver,
            PublishingLag publishingLag) {
        this.bootstrapServers = bootstrapServers;
        this.dataSource = dataSource;
        this.subscriptions = subscriptions;
        this.consumers = consumers;
        this.timers = timers;
        this.rebuilds = rebuilds;
        this.redriver = redriver;
        this.publishingLag = publishingLag;
    }

    void start(@Observes StartupEvent started) {
        InboxConsumer.install(dataSource);
        subscriptions.start();
        timers.start();
        rebuilds.start();
        publishingLag.begin();
        connecting = Thread.ofVirtual().name("kafka-connect").start(this::connect);
    }

    /** Whether Kafka was reached once. */
    boolean connected() {
        return publisher != null;
    }

    void stop(@Observes ShutdownEvent stopping) {
        Thread thread = connecting;
        if (thread != null) {
            thread.interrupt();
        }
        timers.stop();
        rebuilds.stop();
        redriver.stop();
        consumers.stop();
        subscriptions.stop();
        EventPublisher kafka = publisher;
        if (kafka != null) {
            kafka.close();
        }
    }

    private void connect() {
        try {
            Topics.ensure(bootstrapServers, ServiceTopics.all());
            EventPublisher kafka = new EventPublisher(bootstrapServers, "transactions-service");
            Publisher events = new Publisher(kafka);
            subscriptions.start(Publisher.VIEW, events);
            redriver.start(events);
            consumers.start();
            publisher = kafka;
        } catch (RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("Kafka cannot be used: nothing is published or consumed", failed);
            }
        }
    }
}
