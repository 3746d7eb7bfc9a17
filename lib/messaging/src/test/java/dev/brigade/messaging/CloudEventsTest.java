package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final EventEnvelope EVENT = Events.event("id-1", "order-1", 3);

    @Test
    void an_event_becomes_a_record_with_an_attribute_in_each_header() {
        ProducerRecord<String, byte[]> produced = CloudEvents.toRecord("order.events.v1", EVENT);

        assertThat(produced.topic()).isEqualTo("order.events.v1");
        assertThat(produced.key()).isEqualTo("order-1");
        assertThat(produced.value()).asString().isEqualTo(EVENT.json());
        assertThat(headers(produced))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("ce_specversion", "1.0"),
                                Map.entry("ce_id", "id-1"),
                                Map.entry("ce_type", "OrderPreparedEvent"),
                                Map.entry("ce_source", "/transactions-service"),
                                Map.entry("ce_subject", "order-1"),
                                Map.entry("ce_time", "2026-01-02T03:04:05.678Z"),
                                Map.entry("ce_decider", "Order"),
                                Map.entry("ce_version", "3"),
                                Map.entry("ce_correlationid", "correlation-1"),
                                Map.entry("ce_causationid", "cause-1"),
                                Map.entry("ce_commandid", "command-1"),
                                Map.entry("traceparent", Events.TRACEPARENT),
                                Map.entry("content-type", "application/json")));
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(CloudEvents.fromRecord(consumed(EVENT))).isEqualTo(EVENT);
    }

    @Test
    void optional_attributes_may_be_absent() {
        EventEnvelope bare =
                new EventEnvelope(
                        "id-1", "T", "/s", "a", Instant.EPOCH, "D", 0, "c", null, null, null, "{}");

        assertThat(headers(CloudEvents.toRecord("t", bare)))
                .doesNotContainKeys("ce_causationid", "ce_commandid", "traceparent");
        assertThat(CloudEvents.fromRecord(consumed(bare))).isEqualTo(bare);
    }

    @Test
    void a_time_with_an_offset_is_read() {
        var consumed = with("ce_time", "2026-01-02T05:04:05+02:00");

        assertThat(CloudEvents.fromRecord(consumed).time()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_decider",
                "ce_version",
                "ce_correlationid"
            })
    void a_missing_empty_or_repeated_attribute_is_malformed(String name) {
        var missing = consumed(EVENT);
        missing.headers().remove(name);
        var repeated = consumed(EVENT);
        repeated.headers().add(name, "1".getBytes(StandardCharsets.UTF_8));
        var valueless = consumed(EVENT);
        valueless.headers().remove(name).add(name, null);

        assertMalformed(missing, name);
        assertMalformed(repeated, name);
        assertMalformed(valueless, name);
        assertMalformed(with(name, " "), name);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 2.0",
        "ce_version, -1",
        "ce_version, 1.5",
        "ce_version, 9999999999999999999",
        "ce_time, yesterday",
        "ce_time, 2026-01-02",
    })
    void an_attribute_that_is_not_of_its_type_is_malformed(String name, String value) {
        assertMalformed(with(name, value), name);
    }

    @Test
    void attributes_that_no_database_takes_are_malformed() {
        assertMalformed(with("ce_id", "a\0b"), "ce_id");
        assertMalformed(with("ce_id", "x".repeat(256)), "ce_id");
        assertMalformed(with("ce_id", new byte[] {(byte) 0xc3, 0x28}), "ce_id");
    }

    @Test
    void a_value_that_is_missing_or_not_utf_8_is_malformed() {
        assertMalformed(consumed(EVENT, null), "no value");
        assertMalformed(consumed(EVENT, new byte[] {(byte) 0xff}), "UTF-8");
    }

    @Test
    void a_traceparent_out_of_shape_is_left_out() {
        assertThat(CloudEvents.fromRecord(with("traceparent", "00-zz")).traceparent()).isNull();
    }

    @Test
    void headers_of_others_are_ignored() {
        var consumed = consumed(EVENT);
        consumed.headers().add("brigade_lsn", "1".getBytes(StandardCharsets.UTF_8));

        assertThat(CloudEvents.fromRecord(consumed)).isEqualTo(EVENT);
    }

    private static void assertMalformed(ConsumerRecord<byte[], byte[]> consumed, String what) {
        assertThatThrownBy(() -> CloudEvents.fromRecord(consumed))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(what);
    }

    private static ConsumerRecord<byte[], byte[]> with(String header, String value) {
        return with(header, value.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> with(String header, byte[] value) {
        var consumed = consumed(EVENT);
        consumed.headers().remove(header).add(header, value);
        return consumed;
    }

    private static ConsumerRecord<byte[], byte[]> consumed(EventEnvelope event) {
        return consumed(event, event.json().getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static ConsumerRecord<byte[], byte[]> consumed(
            EventEnvelope event, byte @Nullable [] value) {
        byte[] key = event.subject().getBytes(StandardCharsets.UTF_8);
        var consumed = new ConsumerRecord<byte[], byte[]>("t", 0, 0, key, value);
        CloudEvents.toRecord("t", event).headers().forEach(consumed.headers()::add);
        return consumed;
    }

    private static Map<String, String> headers(ProducerRecord<?, ?> produced) {
        Map<String, String> headers = new HashMap<>();
        produced.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
