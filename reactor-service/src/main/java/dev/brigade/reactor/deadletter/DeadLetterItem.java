package dev.brigade.reactor.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.brigade.messaging.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is shown.
 *
 * @param consumer the group that could not handle it
 * @param headers the original ones, a JSON array
 * @param cause the last failure, in one line
 * @param attempts how often it was tried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterItem(
        String id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String subject,
        @Nullable String value,
        @JsonRawValue String headers,
        String cause,
        int attempts,
        Instant createdAt) {

    static DeadLetterItem of(DeadLetter letter) {
        return new DeadLetterItem(
                letter.id().toString(),
                letter.consumer(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.eventId(),
                letter.eventType(),
                letter.subject(),
                letter.value(),
                letter.headers(),
                letter.cause(),
                letter.attempts(),
                letter.createdAt());
    }
}
