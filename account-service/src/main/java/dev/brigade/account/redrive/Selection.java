package dev.brigade.account.redrive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.brigade.http.Fields;
import dev.brigade.http.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is published again: what an aggregate did, what happened in a time, or everything; or what
 * an aggregate is, or all are.
 *
 * @param decider of the aggregate; null unless it is one
 * @param id of the aggregate; null unless it is one
 * @param from when the first event occurred; null unless it is a time
 * @param to when the last event occurred; null unless it is a time with an end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(
        Source source,
        @Nullable String decider,
        @Nullable String id,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Where it is taken from. The names are a contract. */
    public enum Source {
        /** The events that the outbox has kept, with the ids that they had. */
        audit,
        /** The rows as they are now, as snapshot events. */
        state
    }

    private static final String RULE =
            "must hold exactly one of: decider and id, from (with or without to), everything";

    /** From a body; violations are noted in it. */
    public static Selection read(Fields body) {
        Source source = body.has("source") ? body.oneOf("source", Source.class) : Source.audit;
        boolean aggregate = body.has("decider") || body.has("id");
        boolean time = body.has("from") || body.has("to");
        boolean everything = body.flag("everything");
        if (Stream.of(aggregate, time, everything).filter(it -> it).count() != 1) {
            body.reject("body", RULE);
        }
        if (time && source == Source.state) {
            body.reject("from", "must be missing with source state: that is what is there now");
        }
        if (aggregate) {
            String decider = body.matching("decider", Ids.PATTERN, Ids.RULE);
            return new Selection(source, decider, body.id("id"), null, null);
        }
        return time ? readTime(body, source) : new Selection(source, null, null, null, null);
    }

    private static Selection readTime(Fields body, Source source) {
        Instant from = instant(body, "from");
        Instant to = body.has("to") ? instant(body, "to") : null;
        if (to != null && from.isAfter(to)) {
            body.reject("from", "must not be after to");
        }
        return new Selection(source, null, null, from, to);
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
}
