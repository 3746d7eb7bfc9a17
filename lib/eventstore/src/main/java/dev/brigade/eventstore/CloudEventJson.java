package dev.brigade.eventstore;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * An event as a CloudEvent 1.0 in structured mode: one JSON object. So all of it is signed, and no
 * text of an event becomes a header.
 */
final class CloudEventJson {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    private final StringBuilder json = new StringBuilder("{\"specversion\":\"1.0\"");

    private CloudEventJson() {}

    static String of(RecordedEvent event, String source) {
        return new CloudEventJson()
                .add("id", event.eventId().toString())
                .add("type", event.type())
                .add("source", source)
                .add("subject", event.stream().id())
                .add("time", DateTimeFormatter.ISO_INSTANT.format(event.createdAt()))
                .add("decider", event.stream().decider())
                .addRaw("version", Long.toString(event.version()))
                .addRaw("eventversion", Integer.toString(event.schemaVersion()))
                .add("correlationid", event.metadata().correlationId())
                .add("causationid", event.metadata().causationId())
                .add("commandid", event.metadata().commandId())
                .add("datacontenttype", "application/json")
                .addRaw("data", event.json())
                .finished();
    }

    private CloudEventJson add(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        json.append(",\"").append(name).append("\":\"");
        value.chars().forEach(this::escaped);
        json.append('"');
        return this;
    }

    private CloudEventJson addRaw(String name, String value) {
        json.append(",\"").append(name).append("\":").append(value);
        return this;
    }

    private void escaped(int character) {
        if (character == '"' || character == '\\') {
            json.append('\\').append((char) character);
        } else if (character < ' ' || Character.isSurrogate((char) character)) {
            json.append("\\u%04x".formatted(character));
        } else {
            json.append((char) character);
        }
    }

    private String finished() {
        return json.append('}').toString();
    }
}
