package dev.brigade.transactions.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import java.util.List;

/** Recorded events as callers see them: their own JSON, and where they stand. */
public final class RecordedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedJson() {}

    /** The answer to a command: each event with its id, its command's, and its place. */
    static String answer(List<Answer> events) {
        ArrayNode answer = JSON.createArrayNode();
        events.forEach(event -> answer.add(withIds(event)));
        return answer.toString();
    }

    /** An event of a stream's history, with all of its metadata. */
    public static JsonNode history(RecordedEvent event) {
        EventMetadata metadata = event.metadata();
        return withIds(Answer.of(event))
                .put("position", event.position())
                .put("correlationId", metadata.correlationId())
                .put("causationId", metadata.causationId())
                .put("createdAt", event.createdAt().toString());
    }

    /** Stored JSON as a tree. */
    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("Stored JSON cannot be read", corrupt);
        }
    }

    private static ObjectNode withIds(Answer event) {
        return ((ObjectNode) parse(event.json()))
                .put("eventId", event.eventId().toString())
                .put("commandId", event.commandId())
                .put("streamVersion", event.version());
    }
}
