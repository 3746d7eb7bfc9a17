package dev.brigade.http;

import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what: the correlation id, the trace and the idempotency key of the current request.
 * What the caller did not send is made here, once.
 */
@RequestScoped
public class CallContext {

    /** W3C Trace Context, version 00: trace id and parent id are not all zeros. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private @Nullable String correlationId;
    private @Nullable String traceparent;
    private @Nullable String idempotencyKey;

    /** Joins everything that follows from one request: {@code X-Correlation-Id}, or a new one. */
    public String correlationId() {
        String id = correlationId;
        if (id == null) {
            id = UUID.randomUUID().toString();
            correlationId = id;
        }
        return id;
    }

    /** The trace to hand on: the caller's {@code traceparent}, or the start of a new one. */
    public String traceparent() {
        String trace = traceparent;
        if (trace == null) {
            trace = "00-%s-%s-01".formatted(randomHex(16), randomHex(8));
            traceparent = trace;
        }
        return trace;
    }

    /** {@code Idempotency-Key}, if the caller sent one. */
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** A malformed trace is replaced by a new one, as W3C Trace Context wants; ids are checked. */
    void read(
            @Nullable String correlationId,
            @Nullable String traceparent,
            @Nullable String idempotencyKey) {
        this.correlationId =
                correlationId == null ? null : Ids.require(correlationId, "X-Correlation-Id");
        this.traceparent =
                traceparent != null && TRACEPARENT.matcher(traceparent).matches()
                        ? traceparent
                        : null;
        this.idempotencyKey =
                idempotencyKey == null ? null : Ids.require(idempotencyKey, "Idempotency-Key");
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
