package dev.brigade.reactor;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the tests do to the running service, from outside. */
@Singleton
final class ServiceUnderTest {

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

    SentCommands commands() {
        return new SentCommands(kafka);
    }

    void awaitReadiness() {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    void publish(String topic, EventEnvelope... events) {
        publisher.publishAll(topic, List.of(events));
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

    /** Waits until nothing that was published up to now is left to handle. */
    void awaitAllHandled() {
        await().until(() ->
                consumers.statuses().stream().allMatch(it -> it.get().lag().orElse(-1) == 0));
    }

    JsonPath awaitTicket(String order, String status) {
        await().untilAsserted(() ->
                given().get("/api/tickets?limit=200")
                        .then()
                        .body(ticket(order, "status"), equalTo(status)));
        return given().get("/api/tickets?limit=200").jsonPath();
    }

    static String ticket(String order, String field) {
        return "items.find { it.orderId == '%s' }.%s".formatted(order, field);
    }
}
