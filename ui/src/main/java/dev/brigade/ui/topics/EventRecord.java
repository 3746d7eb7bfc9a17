package dev.brigade.ui.topics;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopPath;
import dev.brigade.ui.live.HopStatus;
import dev.brigade.ui.topics.KnownEvents.Known;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that holds an event or a command, and the steps that it proves.
 *
 * @param capture null when the record did not come through a database's log
 */
record EventRecord(Arrival arrival, EventEnvelope event, @Nullable CaptureHeaders capture) {

    private static final int MAX_PAYLOAD = 16 * 1024;
    private static final String STATE_STORED = "/account-service";

    static EventRecord of(Arrival arrival, EventEnvelope event) {
        return new EventRecord(arrival, event, CaptureHeaders.of(arrival.message().headers()));
    }

    boolean isCommand() {
        return arrival.message().topic().contains(".commands.");
    }

    /**
     * Whatever has a position in the log was captured, and so was all of a state-stored service.
     */
    private @Nullable HopPath path() {
        if (isCommand()) {
            return null;
        }
        boolean captured = capture != null || event.source().equals(STATE_STORED);
        return captured ? HopPath.CDC : HopPath.ES;
    }

    HopKind recordedAs() {
        if (isCommand()) {
            return HopKind.COMMAND;
        }
        return path() == HopPath.CDC ? HopKind.OUTBOX : HopKind.EVENT;
    }

    Hop.Subject subject() {
        return new Hop.Subject(
                event.source().replaceFirst("^/", ""),
                path(),
                event.decider() + "/" + event.subject(),
                event.version(),
                event.type(),
                event.eventId());
    }

    Hop.Cause cause() {
        return new Hop.Cause(event.correlationId(), event.causationId(), event.commandId());
    }

    Known known() {
        return new Known(subject(), cause(), recordedAs(), event.time(), arrival.publishedAt());
    }

    /** The event was appended, or written beside its row, or the command was issued. */
    Hop recorded(Hop.Timing timing) {
        return new Hop(
                recordedAs() + ":" + event.eventId(),
                recordedAs(),
                subject(),
                cause(),
                null,
                timing,
                HopStatus.OK,
                null,
                null,
                event.json().length() > MAX_PAYLOAD ? null : event.json());
    }

    /** The transaction is in the database's log; null when that is not known. */
    @Nullable Hop inLog() {
        Instant committedAt = capture == null ? null : capture.committedAt();
        return capture == null || committedAt == null
                ? null
                : new Hop(
                        "WAL:" + event.eventId(),
                        HopKind.WAL,
                        subject(),
                        cause(),
                        null,
                        Hop.Timing.since(recordedAs(), event.time(), committedAt),
                        HopStatus.OK,
                        null,
                        "log position " + capture.lsn(),
                        null);
    }

    /** The record is on its topic, measured from the step before. */
    Hop published() {
        Hop log = inLog();
        Hop.Timing timing =
                log == null
                        ? Hop.Timing.since(recordedAs(), event.time(), arrival.publishedAt())
                        : Hop.Timing.since(HopKind.WAL, log.timing().at(), arrival.publishedAt());
        return arrival.hop(subject(), cause(), timing, HopStatus.OK, 1, null);
    }

    /** The record is on its topic once more. */
    Hop repeated(int delivery) {
        Hop.Timing timing = Hop.Timing.at(arrival.publishedAt());
        return arrival.hop(subject(), cause(), timing, HopStatus.DUPLICATE, delivery, null);
    }
}
