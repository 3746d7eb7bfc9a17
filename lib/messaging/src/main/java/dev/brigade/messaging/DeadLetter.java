package dev.brigade.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a consumer could not handle.
 *
 * @param consumer the consumer's group
 * @param offset where it stood in its partition
 * @param eventId from the header, as far as there is one; so are the type and the subject
 * @param value the record's value as text, null when there was none
 * @param headers the original headers, a JSON array of {@code {name, text | base64}}
 * @param cause the last failure in one line
 * @param attempts how often it was tried
 * @param publishedAt when the copy on the topic's {@code .dlt} was acknowledged
 */
public record DeadLetter(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String subject,
        @Nullable String value,
        String headers,
        String cause,
        String stack,
        int attempts,
        Instant createdAt,
        @Nullable Instant publishedAt) {}
