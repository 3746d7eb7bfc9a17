package dev.brigade.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads a record's headers, and trusts none of them. */
record EventAttributes(Headers headers) {

    private static final int MAX_LENGTH = 255;
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new MalformedEventException(name + " is missing");
        }
        return value;
    }

    @Nullable String optional(String name) {
        byte[] bytes = only(name);
        if (bytes == null) {
            return null;
        }
        String value = utf8(name, bytes);
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new MalformedEventException(
                    name + " does not have 1 to " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedEventException(name + " has a control character");
        }
        return value;
    }

    Instant instant(String name) {
        try {
            return OffsetDateTime.parse(required(name)).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedEventException(name + " is not an RFC 3339 time", e);
        }
    }

    long count(String name) {
        String value = required(name);
        if (!COUNT.matcher(value).matches()) {
            throw new MalformedEventException(name + " is not a whole number from 0");
        }
        return Long.parseLong(value);
    }

    @Nullable String traceparent(String name) {
        Header header = headers.lastHeader(name);
        byte[] bytes = header == null ? null : header.value();
        if (bytes == null) {
            return null;
        }
        String value = new String(bytes, StandardCharsets.ISO_8859_1);
        return TRACEPARENT.matcher(value).matches() ? value : null;
    }

    private byte @Nullable [] only(String name) {
        Iterator<Header> found = headers.headers(name).iterator();
        if (!found.hasNext()) {
            return null;
        }
        byte[] value = found.next().value();
        if (found.hasNext()) {
            throw new MalformedEventException(name + " is there more than once");
        }
        return value;
    }

    static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEventException(what + " is not UTF-8", e);
        }
    }
}
