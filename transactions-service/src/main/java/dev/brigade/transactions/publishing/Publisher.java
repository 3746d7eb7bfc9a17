package dev.brigade.transactions.publishing;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The subscription that publishes. A batch counts as handled when Kafka has acknowledged all of it;
 * else it is published again, with the same event ids.
 */
public final class Publisher implements SubscriptionHandler {

    /** The name of the subscription. */
    public static final String VIEW = "publisher";

    /** Who the events are from, as other services see it. */
    static final String SOURCE = "/transactions-service";

    private static final int PARTITIONS = 6;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final EventPublisher kafka;

    /** A publisher over this connection. */
    public Publisher(EventPublisher kafka) {
        this.kafka = kafka;
    }

    /** The topic of this decider's events. */
    public static TopicSpec topic(String decider) {
        return new TopicSpec(topicName(decider), PARTITIONS, RETENTION, false);
    }

    @Override
    public void handle(List<RecordedEvent> batch) {
        Map<String, List<EventEnvelope>> byTopic = new LinkedHashMap<>();
        for (RecordedEvent event : batch) {
            byTopic.computeIfAbsent(topicName(event.stream().decider()), _ -> new ArrayList<>())
                    .add(envelope(event));
        }
        kafka.publishAll(byTopic);
    }

    private static String topicName(String decider) {
        return decider.toLowerCase(Locale.ROOT) + ".events.v1";
    }

    private static EventEnvelope envelope(RecordedEvent event) {
        EventMetadata metadata = event.metadata();
        return new EventEnvelope(
                event.eventId().toString(),
                event.type(),
                SOURCE,
                event.stream().id(),
                event.createdAt(),
                event.stream().decider(),
                event.version(),
                metadata.correlationId(),
                metadata.causationId(),
                metadata.commandId(),
                metadata.traceparent(),
                event.json());
    }
}
