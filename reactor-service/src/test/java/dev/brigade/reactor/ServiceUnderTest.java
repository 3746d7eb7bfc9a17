package dev.brigade.reactor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.InboxConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the tests do to the running service, from outside. */
@Singleton
final class ServiceUnderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventPublisher publisher;
    private final Consumers consumers;
    private final String kafka;

    ServiceUnderTest(
            EventPublisher publisher,
            Consumers consumers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.publisher = publisher;
        this.consumers = consumers;
        this.kafka = kafka;
    }

    /** A loaded machine takes its time, above all for the first start. */
    ConditionFactory patiently() {
        return await().pollDelay(Duration.ZERO).atMost(PATIENCE);
    }

    SentCommands commands() {
        return new SentCommands(kafka);
    }

    void awaitReadiness() {
        patiently().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    void publish(String topic, EventEnvelope... events) {
        publisher.publishAll(topic, List.of(events));
    }

    /** Publishes, and waits until every consumer has had its turn. */
    void publishAndAwait(String topic, EventEnvelope... events) throws Exception {
        for (EventEnvelope event : events) {
            RecordMetadata at = publisher.publish(topic, event).get();
            for (InboxConsumer consumer : consumers.inboxes()) {
                assertThat(consumer.await(topic, at.partition(), at.offset(), PATIENCE)).isTrue();
            }
        }
    }

    /** Sends a value without any header. */
    void publishRaw(String topic, String key, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    void awaitTicket(String order, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/api/tickets?limit=200")
                                .then()
                                .body(ticket(order, "status"), equalTo(status)));
    }

    static String ticket(String order, String field) {
        return "items.find { it.orderId == '%s' }.%s".formatted(order, field);
    }
}
