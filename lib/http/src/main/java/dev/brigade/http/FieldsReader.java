package dev.brigade.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Lets a resource method take its body as {@link Fields}. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
final class FieldsReader implements MessageBodyReader<Fields> {

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(BodyLimit.MAX_BYTES + 1);
        if (bytes.length > BodyLimit.MAX_BYTES) {
            throw ProblemException.tooLarge(BodyLimit.RULE);
        }
        return Fields.parse(bytes);
    }
}
