package dev.brigade.reactor.kitchen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket came to be opened. The kitchen hands it on with the command that it sends later.
 *
 * @param at when the cooks got the ticket
 * @param correlationId joins everything that follows from one request
 * @param causationId the event that opened it
 * @param traceparent the trace it belongs to, as in W3C Trace Context
 */
public record Opening(
        Instant at, String correlationId, String causationId, @Nullable String traceparent) {}
