package dev.brigade.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.brigade.messaging.EventDecodingException.Reason;

/**
 * How the records in events look in JSON. Components keep their order; what is absent is left out;
 * money (a {@code BigDecimal}) is a plain string; times are RFC 3339; a record with one component
 * named {@code value} is that value. Reading refuses what does not fit: a component must be there
 * unless it is {@code @Nullable} or an {@code Optional}, numbers are not texts, and depth and
 * length are bounded. Unknown fields are ignored. Thread-safe.
 */
public final class EventJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DIGITS = 40;

    static final JsonMapper MAPPER =
            JsonMapper.builder(boundedFactory())
                    .addModules(new Jdk8Module(), new JavaTimeModule(), new MoneyModule())
                    .annotationIntrospector(new RecordIntrospector())
                    .accessorNaming(new ComponentNaming.Provider())
                    .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                    .withCoercionConfig(LogicalType.Textual, EventJson::onlyFromText)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private EventJson() {}

    /** The JSON of a record. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an event: " + value.getClass(), e);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws EventDecodingException when it does not fit the type
     */
    public static <T> T read(String json, Class<T> type) {
        return convert(parse(json), type);
    }

    static ObjectNode parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new EventDecodingException(Reason.MALFORMED, "Not a JSON object");
        } catch (JsonProcessingException e) {
            throw new EventDecodingException(Reason.MALFORMED, "Not JSON: " + where(e), e);
        }
    }

    static <T> T convert(ObjectNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new EventDecodingException(Reason.WRONG_FIELDS, path(e) + where(e), e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static JsonFactory boundedFactory() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_CHARACTERS)
                        .maxStringLength(MAX_CHARACTERS)
                        .maxNumberLength(MAX_DIGITS)
                        .build();
        return JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static void onlyFromText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static String path(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping ? mapping.getPathReference() + ": " : "";
    }

    private static String where(JsonProcessingException e) {
        return e.getOriginalMessage();
    }
}
