package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.Header;
import io.debezium.engine.format.JsonByteArray;
import io.debezium.engine.format.KeyValueHeaderChangeEventFormat;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/**
 * Debezium Server takes the place of the relay: the engine that it runs, with the connector,
 * transformations, converters and offset store of its configuration. Its sink is not there; what it
 * would be given is looked at, and that Kafka's producer knows its settings.
 */
class DebeziumServerConfigurationIT extends InsteadOfRelay {
    private static final Path FILE =
            Path.of("..", "..", "deploy", "debezium-server", "application.properties");
    private static final String PRODUCER = "debezium.sink.kafka.producer.";

    @Test
    void the_producer_of_the_sink_knows_each_of_its_settings() throws Exception {
        Map<String, String> producer = under(PRODUCER, read());
        assertThat(ProducerConfig.configNames()).containsAll(producer.keySet());
        ProducerConfig settings = new ProducerConfig(new HashMap<>(producer));
        assertThat(settings.getString("acks")).isEqualTo("-1");
        assertThat(settings.getLong("linger.ms")).isZero();
        assertThat(settings.getBoolean("enable.idempotence")).isTrue();
    }

    @Override
    DebeziumEngine<?> engine(Consumer<ConsumerRecord<byte[], byte[]>> kafka) throws Exception {
        Properties properties = new Properties();
        properties.putAll(configuration());
        return DebeziumEngine.create(
                        KeyValueHeaderChangeEventFormat.of(
                                JsonByteArray.class, JsonByteArray.class, JsonByteArray.class))
                .using(properties)
                .notifying(event -> kafka.accept(record(event)))
                .build();
    }

    @Override
    void forgetOffsets() throws Exception {
        market.delete(offsets());
    }

    private String offsets() {
        return market.config.slot() + ".debezium-server";
    }

    /** As the server makes the engine's properties of its own. */
    private Map<String, String> configuration() throws Exception {
        Map<String, String> file = read();
        assertThat(Stream.of("key", "value", "header").map(it -> file.get("debezium.format." + it)))
                .containsOnly("jsonbytearray");
        Map<String, String> engine = new HashMap<>(under("debezium.source.", file));
        for (String part : List.of("key", "value", "header")) {
            under("debezium.format." + part + ".", file)
                    .forEach((name, value) -> engine.put(part + ".converter." + name, value));
        }
        engine.put("transforms", Objects.requireNonNull(file.get("debezium.transforms")));
        under("debezium.transforms.", file)
                .forEach((name, value) -> engine.put("transforms." + name, value));
        engine.put("name", Objects.requireNonNull(file.get("debezium.sink.type")));
        address(engine);
        engine.put("bootstrap.servers", market.config.bootstrapServers());
        engine.put("offset.storage.topic", offsets());
        return engine;
    }

    /** As the server reads it: what stands behind a dollar comes from its environment. */
    private static Map<String, String> read() throws Exception {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(FILE.toUri().toURL()))
                        .withDefaultValue("POSTGRES_PASSWORD", "secret")
                        .build();
        Map<String, String> read = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            read.put(name, config.getConfigValue(name).getValue());
        }
        assertThat(read).containsEntry("debezium.source.database.password", "secret");
        return read;
    }

    private static Map<String, String> under(String prefix, Map<String, String> all) {
        Map<String, String> some = new HashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), value);
            }
        });
        return some;
    }

    /** As the sink sends it; it stops at a header without a value, which the engine leaves out. */
    private static ConsumerRecord<byte[], byte[]> record(ChangeEvent<byte[], byte[]> event) {
        Headers headers = new RecordHeaders();
        for (Header<byte[]> header : event.<byte[]>headers()) {
            assertThat(header.getValue()).as(header.getKey()).isNotNull();
            headers.add(header.getKey(), header.getValue());
        }
        return new ConsumerRecord<>(
                event.destination(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                event.key(),
                event.value(),
                headers,
                Optional.empty());
    }
}
