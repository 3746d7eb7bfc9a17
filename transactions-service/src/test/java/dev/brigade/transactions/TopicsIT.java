package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.awaitStatus;
import static dev.brigade.transactions.support.Marketplace.newId;
import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TopicsIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Marketplace marketplace = new Marketplace();
    private String restaurant;

    @BeforeEach
    void openTheRestaurant() {
        restaurant = marketplace.openRestaurant();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void every_event_is_published_with_its_envelope_in_the_order_of_its_stream() {
        String order = newId("order");
        given().contentType("application/json")
                .header("X-Correlation-Id", "correlation-" + order)
                .header("traceparent", TRACE)
                .body(
                        "{\"orderId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"pizza\"}]}"
                                .formatted(order))
                .post("/api/restaurants/" + restaurant + "/orders")
                .then()
                .statusCode(201);
        marketplace.cook(order);

        List<EventEnvelope> events = published("order.events.v1", order, 2);

        assertThat(events)
                .extracting(EventEnvelope::type)
                .containsExactly("OrderCreatedEvent", "OrderPreparedEvent");
        EventEnvelope created = events.getFirst();
        assertThat(created.source()).isEqualTo("/transactions-service");
        assertThat(created.decider()).isEqualTo("Order");
        assertThat(created.version()).isEqualTo(1);
        assertThat(created.correlationId()).isEqualTo("correlation-" + order);
        assertThat(created.traceparent()).isEqualTo(TRACE);
        assertThat(created.causationId()).isNotNull();
        assertThat(created.json()).contains("\"total\":\"8.99\"");
        assertThat(events.getLast().version()).isEqualTo(2);
    }

    @Test
    void a_poisoned_record_stops_no_consumer() {
        String order = marketplace.place(restaurant, orderInCash());
        String account = newId("account");
        for (String topic :
                List.of("order.commands.v1", "account.events.v1", "payment.events.v1")) {
            poison(topic, order);
            poison(topic, account);
        }
        marketplace.publish(
                "order.commands.v1", "Order", "EatOrderCommand", order, "{\"kind\":\"EatOrder\"}");
        marketplace.publish(
                "account.events.v1", "Account", "CreditLimitChangedEvent", account, "{\"no\":1}");
        marketplace.publish(
                "payment.events.v1", "Payment", "PaymentSubmittedEvent", order, "nonsense");

        marketplace.openAccount(account, 1_000);
        marketplace.cook(order);

        awaitStatus(order, "PREPARED");
    }

    @Test
    void a_command_that_comes_twice_has_its_effect_once() {
        String order = marketplace.place(restaurant, orderInCash());

        marketplace.cook(order);
        marketplace.cook(order);
        awaitStatus(order, "PREPARED");
        String later = marketplace.place(restaurant, orderInCash());
        marketplace.cook(later);
        awaitStatus(later, "PREPARED");

        assertThat(
                        given().get("/api/streams/Order/" + order + "/events")
                                .jsonPath()
                                .getList("items.kind"))
                .containsExactly("OrderCreatedEvent", "OrderPreparedEvent");
    }

    private static void poison(String topic, String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Marketplace.bootstrapServers(), "acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(), new byte[] {0, -1, 7}));
            producer.send(new ProducerRecord<>(topic, key.getBytes(), null));
            producer.flush();
        }
    }

    private static List<EventEnvelope> published(String topic, String subject, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", Marketplace.bootstrapServers(),
                        "group.id", newId("test"),
                        "auto.offset.reset", "earliest");
        List<EventEnvelope> found = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(20);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> it : consumer.poll(Duration.ofMillis(200))) {
                    EventEnvelope event = CloudEvents.fromRecord(it);
                    if (event.subject().equals(subject)) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }
}
