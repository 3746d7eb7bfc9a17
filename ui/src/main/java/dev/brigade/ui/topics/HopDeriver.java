package dev.brigade.ui.topics;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.MalformedEventException;
import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopStatus;
import dev.brigade.ui.topics.KnownEvents.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives from a record the steps that it proves, and nothing else: {@code ce_time} is when the
 * event was appended or written, the relay's headers say when that was in the log, the record's
 * timestamp is when it was published, and an event that names another as its cause is a reaction.
 * Not thread-safe.
 */
final class HopDeriver {

    private final KnownEvents known = new KnownEvents();
    private final CommandMemory commands;

    HopDeriver(CommandMemory commands) {
        this.commands = commands;
    }

    List<Hop> derive(Arrival arrival) {
        try {
            EventRecord read = EventRecord.of(arrival, CloudEvents.fromRecord(arrival.message()));
            return arrival.isDeadLetter() ? List.of(deadLetter(read)) : onItsWay(read);
        } catch (MalformedEventException malformed) {
            return List.of(arrival.unreadable(String.valueOf(malformed.getMessage())));
        }
    }

    private List<Hop> onItsWay(EventRecord read) {
        int delivery = known.delivery(read.arrival().message().topic(), read.event().eventId());
        if (delivery > 1) {
            return List.of(read.repeated(delivery));
        }
        List<Hop> hops = new ArrayList<>();
        hops.add(read.recorded(sinceCause(read)));
        Hop log = read.inLog();
        if (log != null) {
            hops.add(log);
        }
        hops.add(read.published());
        hops.addAll(known.add(read.known()));
        return hops;
    }

    private static Hop deadLetter(EventRecord read) {
        Hop.Timing timing = Hop.Timing.at(read.arrival().publishedAt());
        return read.arrival()
                .hop(read.subject(), read.cause(), timing, HopStatus.FAILED, null, null);
    }

    /** From the command that asked for it, or else from the event that it follows from. */
    private Hop.Timing sinceCause(EventRecord read) {
        Instant at = read.event().time();
        Instant sent = read.isCommand() ? null : sentAt(read);
        if (sent != null) {
            return Hop.Timing.since(HopKind.COMMAND, sent, at);
        }
        Known cause = known.causeOf(read.known());
        return cause == null ? Hop.Timing.at(at) : cause.measure(read.known());
    }

    /** When the command over HTTP was sent; without an id, it is told by the story it began. */
    private @Nullable Instant sentAt(EventRecord read) {
        String commandId = read.event().commandId();
        Instant sent = commandId == null ? null : commands.sentAt(commandId);
        return sent == null && read.event().causationId() == null
                ? commands.sentAt(read.event().correlationId())
                : sent;
    }
}
