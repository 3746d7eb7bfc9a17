package dev.brigade.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the tests do to the running service, from outside. */
@Singleton
public final class ServiceUnderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicLog topics;

    ServiceUnderTest(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.topics = new TopicLog(kafka);
    }

    /** What stands in the topics. */
    public TopicLog topics() {
        return topics;
    }

    /** An id that no other test has. */
    public static String newId(String prefix) {
        return prefix + "-" + Uuids.v7();
    }

    /** A request with a JSON body. */
    public static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** A body that opens an account. */
    public static String account(String id) {
        return account(id, "4111 1111 1111 1111");
    }

    /** A body that opens an account with a card. */
    public static String account(String id, String cardNumber) {
        return """
        {"id": "%s", "holderName": "Ada Lovelace", "email": "ada@example.org",
         "phone": "064 1234567", "cardNumber": "%s", "creditLimit": 50000,
         "address": {"streetAddress": "1 Main St", "zipOrPostal": "11000", "countryCode": "RS"}}
        """
                .formatted(id, cardNumber);
    }

    /** Opens an account. */
    public static String openAccount() {
        String id = newId("account");
        json(account(id)).post("/api/accounts").then().statusCode(201);
        return id;
    }

    /** Asks for a credit limit. */
    public static ValidatableResponse changeCreditLimit(String id, long creditLimit) {
        return json("{\"creditLimit\": %d}".formatted(creditLimit))
                .put("/api/accounts/" + id + "/credit-limit")
                .then();
    }

    /** Waits until the service says it is ready. */
    public static void awaitReadiness() {
        await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** The first events about an aggregate in a topic, once there are so many. */
    public List<EventEnvelope> awaitEvents(String topic, String subject, int count) {
        List<EventEnvelope> events = new ArrayList<>();
        await().atMost(PATIENCE)
                .until(() -> {
                    events.clear();
                    events.addAll(topics.events(topic, subject));
                    return events.size() >= count;
                });
        return events;
    }
}
