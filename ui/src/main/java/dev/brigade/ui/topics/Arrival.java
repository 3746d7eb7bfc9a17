package dev.brigade.ui.topics;

import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopStatus;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read.
 *
 * @param receivedAt when; null when it had been there before the reader was, so that the time says
 *     nothing about its way
 */
record Arrival(ConsumerRecord<byte[], byte[]> message, @Nullable Instant receivedAt) {

    private static final Hop.Subject NOTHING_KNOWN =
            new Hop.Subject(null, null, null, null, null, null);
    private static final Hop.Cause NO_CAUSE = new Hop.Cause(null, null, null);

    /** When its producer sent it. */
    Instant publishedAt() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    boolean isDeadLetter() {
        return message.topic().endsWith(".dlt");
    }

    /** A record that is none of ours: shown, so that a poisoned one can be seen. */
    Hop unreadable(String why) {
        Hop.Timing timing = Hop.Timing.at(publishedAt());
        return hop(NOTHING_KNOWN, NO_CAUSE, timing, HopStatus.FAILED, null, why);
    }

    /** This record as a hop: a dead letter, or a step on the way through a topic. */
    Hop hop(
            Hop.Subject subject,
            Hop.Cause cause,
            Hop.Timing timing,
            HopStatus status,
            @Nullable Integer delivery,
            @Nullable String detail) {
        HopKind kind = isDeadLetter() ? HopKind.DEADLETTER : HopKind.TOPIC;
        Hop.Place place = new Hop.Place(message.topic(), message.partition(), message.offset());
        return new Hop(
                "%s:%s/%d/%d".formatted(kind, place.topic(), place.partition(), place.offset()),
                kind,
                subject,
                cause,
                place,
                timing.deliveredAt(receivedAt),
                status,
                delivery,
                detail,
                null);
    }
}
