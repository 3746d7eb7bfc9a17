package dev.brigade.account.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads JSON that this service wrote itself. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object(String json) {
        return (ObjectNode) tree(json);
    }

    static List<JsonNode> list(String json) {
        return tree(json).valueStream().toList();
    }

    static String text(List<JsonNode> list) {
        return MAPPER.createArrayNode().addAll(list).toString();
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own JSON does not read", e);
        }
    }
}
