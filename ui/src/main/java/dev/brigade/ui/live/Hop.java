package dev.brigade.ui.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One step of one story. In JSON it is one flat object, and what is not known is not there.
 *
 * @param id the same for the same step, however often it is read
 * @param attempt which delivery of a record this was, from 1; for records only
 * @param detail a few words for a person
 * @param payload the event's JSON as text, when it is not too long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hop(
        String id,
        HopKind kind,
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Cause cause,
        @JsonUnwrapped @Nullable Place place,
        @JsonUnwrapped Timing timing,
        HopStatus status,
        @Nullable Integer attempt,
        @Nullable String detail,
        @Nullable String payload) {

    /**
     * What the step is about.
     *
     * @param service who did it
     * @param stream {@code Decider/id}
     * @param version the place in the stream, or the version of the row
     * @param type of the event or command
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            @Nullable String service,
            @Nullable HopPath path,
            @Nullable String stream,
            @Nullable Long version,
            @Nullable String type,
            @Nullable String eventId) {}

    /**
     * Why it happened.
     *
     * @param correlationId joins all steps of a story
     * @param causationId the event that this one follows from
     * @param commandId the command that made the event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String commandId) {}

    /** Where the record is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(String topic, int partition, long offset) {}

    /**
     * When it was, and how long it took.
     *
     * @param durationMs whole milliseconds since the step named by {@code since}; for a command,
     *     until its answer
     * @param deliveryMs whole milliseconds from the record's timestamp until this service had read
     *     it; only for records that came while it was reading
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Timing(
            Instant at,
            @Nullable Long durationMs,
            @Nullable HopKind since,
            @Nullable Long deliveryMs) {

        /** A moment, and nothing known about what came before. */
        public static Timing at(Instant at) {
            return new Timing(at, null, null, null);
        }

        /** A moment, measured from an earlier step. */
        public static Timing since(HopKind step, Instant from, Instant at) {
            Long duration = millisBetween(from, at);
            return new Timing(at, duration, duration == null ? null : step, null);
        }

        /** The same, with the time the record took to get here. */
        public Timing deliveredAt(@Nullable Instant received) {
            return received == null
                    ? this
                    : new Timing(at, durationMs, since, millisBetween(at, received));
        }

        /**
         * The time between two moments whose clocks may tick in milliseconds; null when the second
         * is before the first, as clocks that disagree measure nothing.
         */
        public static @Nullable Long millisBetween(Instant from, Instant to) {
            long millis =
                    Duration.between(
                                    from.truncatedTo(ChronoUnit.MILLIS),
                                    to.truncatedTo(ChronoUnit.MILLIS))
                            .toMillis();
            return millis < 0 ? null : millis;
        }
    }
}
