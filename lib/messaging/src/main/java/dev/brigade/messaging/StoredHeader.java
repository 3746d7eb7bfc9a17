package dev.brigade.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A Kafka header in the column {@code headers}: as text where it is text, else in base64. */
record StoredHeader(String name, @Nullable String text, @Nullable String base64) {

    static String toJson(Headers headers) {
        List<StoredHeader> stored = new ArrayList<>();
        headers.forEach(header -> stored.add(of(header)));
        return EventJson.write(stored);
    }

    static List<Header> fromJson(String json) {
        try {
            StoredHeader[] stored = EventJson.MAPPER.readValue(json, StoredHeader[].class);
            return List.of(stored).stream().map(StoredHeader::toHeader).toList();
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("The stored headers cannot be read", e);
        }
    }

    private static StoredHeader of(Header header) {
        String name = PlainText.of(header.key());
        byte[] value = header.value();
        if (value == null) {
            return new StoredHeader(name, null, null);
        }
        String text = new String(value, StandardCharsets.UTF_8);
        boolean faithful =
                text.indexOf('\0') < 0
                        && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value);
        return faithful
                ? new StoredHeader(name, text, null)
                : new StoredHeader(name, null, Base64.getEncoder().encodeToString(value));
    }

    private Header toHeader() {
        if (base64 != null) {
            return new RecordHeader(name, Base64.getDecoder().decode(base64));
        }
        return new RecordHeader(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }
}
