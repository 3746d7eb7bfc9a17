package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
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
    List<ConsumerRecord<byte[], byte[]>> publish(int count) throws Exception {
        Map<String, String> configuration = configuration();
        BlockingQueue<SourceRecord> records = new LinkedBlockingQueue<>();
        Properties properties = new Properties();
        properties.putAll(configuration);
        try (DebeziumEngine<RecordChangeEvent<SourceRecord>> engine =
                DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                        .using(properties)
                        .notifying(change -> records.add(change.record()))
                        .build()) {
            Thread.ofPlatform().start(engine);
            List<ConsumerRecord<byte[], byte[]>> published = new ArrayList<>();
            while (published.size() < count) {
                SourceRecord record = records.poll(60, TimeUnit.SECONDS);
                assertThat(record).as("record of the connector").isNotNull();
                if (record.topic().equals(market.topic)) {
                    published.add(convert(record, configuration));
                }
            }
            return published;
        }
    }

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

    /** As a worker of Connect does it. */
    private static ConsumerRecord<byte[], byte[]> convert(
            SourceRecord record, Map<String, String> configuration) throws Exception {
        Converter keys = make(configuration, "key.converter", Converter.class);
        Converter values = make(configuration, "value.converter", Converter.class);
        HeaderConverter headers = make(configuration, "header.converter", HeaderConverter.class);
        keys.configure(configuration, true);
        values.configure(configuration, false);
        Headers converted = new RecordHeaders();
        record.headers()
                .forEach(header ->
                        converted.add(
                                header.key(),
                                headers.fromConnectHeader(
                                        record.topic(),
                                        header.key(),
                                        header.schema(),
                                        header.value())));
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                keys.fromConnectData(record.topic(), record.keySchema(), record.key()),
                values.fromConnectData(record.topic(), record.valueSchema(), record.value()),
                converted,
                Optional.empty());
    }

    private static <T> T make(Map<String, String> configuration, String key, Class<T> type)
            throws Exception {
        return Class.forName(configuration.get(key))
                .asSubclass(type)
                .getDeclaredConstructor()
                .newInstance();
    }
}
