package dev.brigade.eventstore.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON by Jackson, as an application would have it. */
public final class JacksonFormat<T> implements JsonFormat<T> {

    private final JsonMapper mapper = new JsonMapper();

    @Override
    public String write(T value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public T read(String json, Class<? extends T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
