package dev.brigade.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Where events come from; the same for all events of one append.
 *
 * @param commandId the command that led to them; appending it again from the same expected version
 *     is answered with its first events. Null when the append is not idempotent
 * @param correlationId the conversation they belong to
 * @param causationId the event or command that caused them; null at the start of a conversation
 * @param traceparent the W3C trace context; null when nothing is traced
 */
public record EventMetadata(
        @Nullable String commandId,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {}
