package dev.brigade.messaging;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 on Kafka, binary mode: the value is the event's JSON, the attributes are headers.
 * See the <a href="https://github.com/cloudevents/spec">specification</a>'s Kafka binding.
 */
public final class CloudEvents {

    public static final String SPECVERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DECIDER = "ce_decider";
    public static final String VERSION = "ce_version";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String COMMAND_ID = "ce_commandid";
    public static final String TRACEPARENT = "traceparent";
    public static final String CONTENT_TYPE = "content-type";

    /** The version of the specification, the value of {@link #SPECVERSION}. */
    public static final String SPECVERSION_1 = "1.0";

    /** The value of {@link #CONTENT_TYPE}. */
    public static final String JSON = "application/json";

    private CloudEvents() {}

    /** The record to produce. Its key is the subject. */
    public static ProducerRecord<String, byte[]> toRecord(String topic, EventEnvelope event) {
        byte[] value = event.json().getBytes(StandardCharsets.UTF_8);
        var produced = new ProducerRecord<String, byte[]>(topic, event.subject(), value);
        Headers headers = produced.headers();
        add(headers, SPECVERSION, SPECVERSION_1);
        add(headers, ID, event.eventId());
        add(headers, TYPE, event.type());
        add(headers, SOURCE, event.source());
        add(headers, SUBJECT, event.subject());
        add(headers, TIME, DateTimeFormatter.ISO_INSTANT.format(event.time()));
        add(headers, DECIDER, event.decider());
        add(headers, VERSION, Long.toString(event.version()));
        add(headers, CORRELATION_ID, event.correlationId());
        add(headers, CAUSATION_ID, event.causationId());
        add(headers, COMMAND_ID, event.commandId());
        add(headers, TRACEPARENT, event.traceparent());
        add(headers, CONTENT_TYPE, JSON);
        return produced;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The event in a consumed record. Headers it does not know are ignored, and so is a {@code
     * traceparent} out of shape, as W3C Trace Context asks. The JSON itself is not looked at.
     *
     * @throws MalformedEventException when an attribute is missing, repeated, empty, longer than
     *     255 characters or not of its type, or the value is not UTF-8
     */
    public static EventEnvelope fromRecord(ConsumerRecord<byte[], byte[]> consumed)
            throws MalformedEventException {
        var attributes = new EventAttributes(consumed.headers());
        if (!attributes.required(SPECVERSION).equals(SPECVERSION_1)) {
            throw new MalformedEventException(SPECVERSION + " is not " + SPECVERSION_1);
        }
        return new EventEnvelope(
                attributes.required(ID),
                attributes.required(TYPE),
                attributes.required(SOURCE),
                attributes.required(SUBJECT),
                attributes.instant(TIME),
                attributes.required(DECIDER),
                attributes.count(VERSION),
                attributes.required(CORRELATION_ID),
                attributes.optional(CAUSATION_ID),
                attributes.optional(COMMAND_ID),
                attributes.traceparent(TRACEPARENT),
                json(consumed.value()));
    }

    private static String json(byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedEventException("The record has no value");
        }
        return EventAttributes.utf8("value", value);
    }
}
