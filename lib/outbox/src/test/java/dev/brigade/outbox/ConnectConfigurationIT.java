package dev.brigade.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.ChangeEventFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/**
 * Kafka Connect takes the place of the relay: its connector, transformations and converters run
 * here with the configuration as it stands in {@code deploy/connect}, but for the addresses.
 */
class ConnectConfigurationIT extends InsteadOfRelay {
    static final Path FILE = Path.of("..", "..", "deploy", "connect", "account-outbox.json");

    @Override
    DebeziumEngine<?> engine(Consumer<ConsumerRecord<byte[], byte[]>> kafka) throws Exception {
        Map<String, String> configuration = configuration();
        Converters converters = Converters.of(configuration);
        Properties properties = new Properties();
        properties.putAll(configuration);
        return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .notifying(change -> kafka.accept(converters.convert(change.record())))
                .build();
    }

    /** They are in its memory. */
    @Override
    void forgetOffsets() {}

    private Map<String, String> configuration() throws Exception {
        JsonNode file = new ObjectMapper().readTree(FILE.toFile());
        Map<String, String> configuration = new HashMap<>();
        file.path("config")
                .properties()
                .forEach(one -> configuration.put(one.getKey(), one.getValue().asText()));
        configuration.put("name", file.path("name").asText());
        address(configuration);
        configuration.put("offset.storage", MemoryOffsetBackingStore.class.getName());
        configuration.put("offset.flush.interval.ms", "0");
        return configuration;
    }

    /** They do what a worker of Connect does. */
    private record Converters(Converter keys, Converter values, HeaderConverter headers) {
        static Converters of(Map<String, String> configuration) throws Exception {
            Converters converters =
                    new Converters(
                            make(configuration, "key.converter", Converter.class),
                            make(configuration, "value.converter", Converter.class),
                            make(configuration, "header.converter", HeaderConverter.class));
            converters.keys.configure(configuration, true);
            converters.values.configure(configuration, false);
            return converters;
        }

        private static <T> T make(Map<String, String> configuration, String key, Class<T> type)
                throws Exception {
            return Class.forName(configuration.get(key))
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        }

        ConsumerRecord<byte[], byte[]> convert(SourceRecord record) {
            String topic = record.topic();
            Headers converted = new RecordHeaders();
            for (Header one : record.headers()) {
                byte[] value =
                        headers.fromConnectHeader(topic, one.key(), one.schema(), one.value());
                converted.add(one.key(), value);
            }
            return new ConsumerRecord<>(
                    topic,
                    0,
                    0,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    keys.fromConnectData(topic, record.keySchema(), record.key()),
                    values.fromConnectData(topic, record.valueSchema(), record.value()),
                    converted,
                    Optional.empty());
        }
    }
}
