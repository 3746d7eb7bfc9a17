package dev.brigade.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a command, on its way between services.
 *
 * @param eventId unique for its source, and the same at every redelivery
 * @param type the kind, such as {@code OrderPreparedEvent}
 * @param source who published it, such as {@code /transactions-service}
 * @param subject the id of the aggregate; also the Kafka key, which keeps an aggregate's events in
 *     order
 * @param time when it happened
 * @param decider the kind of aggregate, such as {@code Order}
 * @param version its place in its stream, or the version of its row, from 1; 0 for a command
 * @param correlationId the same for everything that one request set in motion
 * @param causationId the event that caused this one
 * @param commandId the command that caused this one, or the id of the command itself
 * @param traceparent W3C trace context
 * @param json the body
 */
public record EventEnvelope(
        String eventId,
        String type,
        String source,
        String subject,
        Instant time,
        String decider,
        long version,
        String correlationId,
        @Nullable String causationId,
        @Nullable String commandId,
        @Nullable String traceparent,
        String json) {}
