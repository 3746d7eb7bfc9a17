package dev.brigade.messaging;

import java.time.Instant;

/** Envelopes for tests. */
final class Events {

    static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private Events() {}

    /** The given version of an aggregate, with an id of its own. */
    static EventEnvelope event(String subject, long version) {
        return event(Uuids.v7().toString(), subject, version);
    }

    static EventEnvelope event(String eventId, String subject, long version) {
        return new EventEnvelope(
                eventId,
                "OrderPreparedEvent",
                "/transactions-service",
                subject,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "Order",
                version,
                "correlation-1",
                "cause-1",
                "command-1",
                TRACEPARENT,
                "{\"kind\":\"OrderPreparedEvent\"}");
    }
}
