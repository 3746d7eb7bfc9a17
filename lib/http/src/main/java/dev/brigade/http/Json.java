package dev.brigade.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON from outside: no duplicate fields, nothing after the end, 32 levels at most. */
final class Json {

    static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(100)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Json() {}

    /**
     * The parsed body.
     *
     * @throws ProblemException 400 that says where it stops being JSON
     */
    static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (StreamConstraintsException tooDeepOrLong) {
            throw ProblemException.badRequest(
                    "body",
                    "must be nested at most %d levels deep, with numbers of at most 100 digits"
                            .formatted(MAX_DEPTH));
        } catch (JsonProcessingException malformed) {
            throw ProblemException.badRequest(
                    "body", "must be well-formed JSON" + where(malformed));
        } catch (IOException notText) {
            throw ProblemException.badRequest("body", "must be JSON in UTF-8");
        }
    }

    private static String where(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        return location == null
                ? ""
                : "; line %d, column %d is not"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }
}
