package dev.brigade.transactions.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.messaging.EventJson;

/** Read models as JSON trees. They look as events do: money as text, absent fields left out. */
public final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** A read model as a tree. */
    public static JsonNode tree(Object model) {
        return parse(EventJson.write(model));
    }

    /** A stored read model as callers see it, with the version that it shows. */
    static JsonNode withVersion(String document, long version) {
        return ((ObjectNode) parse(document)).put("version", version);
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("A read model cannot be read", corrupt);
        }
    }
}
