package dev.brigade.transactions.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.brigade.eventstore.StreamId;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events are published again: those of a stream, those recorded in a time, or all.
 *
 * @param decider of the stream; null unless it is one
 * @param id of the stream; null unless it is one
 * @param from when the first was recorded; null unless it is a time
 * @param to when the last was recorded; null unless it is a time with an end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(
        @Nullable String decider,
        @Nullable String id,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final String RULE =
            "must hold exactly one of: decider and id, from (with or without to), everything";

    /** From a body; violations are noted in it. */
    static Selection read(Fields body) {
        boolean stream = body.has("decider") || body.has("id");
        boolean time = body.has("from") || body.has("to");
        boolean everything = body.flag("everything");
        if (Stream.of(stream, time, everything).filter(it -> it).count() != 1) {
            body.reject("body", RULE);
        }
        if (stream) {
            String decider = body.matching("decider", Ids.PATTERN, Ids.RULE);
            return new Selection(decider, body.id("id"), null, null);
        }
        return time ? readTime(body) : new Selection(null, null, null, null);
    }

    private static Selection readTime(Fields body) {
        Instant from = instant(body, "from");
        Instant to = body.has("to") ? instant(body, "to") : null;
        if (to != null && from.isAfter(to)) {
            body.reject("from", "must not be after to");
        }
        return new Selection(null, null, from, to);
    }

    private static Instant instant(Fields body, String field) {
        String text = body.text(field, 64);
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            body.reject(field, "must be a time like 2026-01-31T12:00:00Z, RFC 3339");
            return Instant.EPOCH;
        }
    }

    /** The stream; null unless it is one. */
    @Nullable StreamId stream() {
        return decider == null || id == null ? null : new StreamId(decider, id);
    }

    /** Whether an event recorded then is one of them. */
    boolean holds(Instant recordedAt) {
        return (from == null || !recordedAt.isBefore(from))
                && (to == null || !recordedAt.isAfter(to));
    }
}
