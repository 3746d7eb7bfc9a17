package dev.brigade.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The credit limits of accounts, as somebody keeps them who loads a dump and then follows the
 * events behind it. An event whose forerunner was never heard of is a mistake of the dump.
 */
final class Replica implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "account.events.v1";

    private final Map<String, Credit> accounts = new TreeMap<>();
    private final KafkaConsumer<String, byte[]> consumer;

    record Credit(long version, long limit) {}

    /**
     * Loads a dump.
     *
     * @param dump as {@code GET /api/account-dumps/{id}} tells of it
     */
    Replica(String bootstrapServers, JsonNode dump, Iterable<String> lines) {
        for (String line : lines) {
            JsonNode account = tree(line);
            put(account, account.path("accountVersion").asLong(), "creditLimit");
        }
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (JsonNode position : dump.path("positions")) {
            if (position.path("topic").asText().equals(TOPIC)) {
                positions.put(
                        new TopicPartition(TOPIC, position.path("partition").asInt()),
                        position.path("offset").asLong());
            }
        }
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    /** What is known by now. */
    Map<String, Credit> follow() {
        consumer.poll(Duration.ofMillis(200)).forEach(this::handle);
        return accounts;
    }

    private void handle(ConsumerRecord<String, byte[]> event) {
        long version = Long.parseLong(header(event, "ce_version"));
        Credit known = accounts.get(event.key());
        long before = known == null ? 0 : known.version();
        if (version <= before) {
            return;
        }
        assertThat(version).as("version of %s after %d", event.key(), before).isEqualTo(before + 1);
        put(
                tree(new String(event.value(), UTF_8)),
                version,
                header(event, "ce_type").equals("AccountOpenedEvent")
                        ? "creditLimit"
                        : "newCreditLimit");
    }

    private void put(JsonNode account, long version, String limit) {
        JsonNode cents = account.path(limit);
        accounts.compute(
                account.path("id").asText(),
                (_, known) ->
                        new Credit(version, cents.isMissingNode() ? limit(known) : cents.asLong()));
    }

    private static long limit(@Nullable Credit known) {
        return known == null ? 0 : known.limit();
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
