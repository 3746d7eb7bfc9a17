package dev.brigade.ui.topics;

import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopPath;
import dev.brigade.ui.live.HopStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest events and commands by id, so that effects find their causes. Partitions are read in
 * any order, so an effect may come before its cause: it waits here. Bounded; not thread-safe.
 */
final class KnownEvents {

    private static final int CAPACITY = 20_000;

    private final Map<String, Known> known = bounded();
    private final Map<String, List<Known>> waiting = bounded();
    private final Map<String, Integer> deliveries = bounded();

    /**
     * An event or command that was recorded and published.
     *
     * @param recordedAt when it was appended, written or issued
     * @param recordedAs the kind of hop that was
     */
    record Known(
            Hop.Subject subject,
            Hop.Cause cause,
            HopKind recordedAs,
            Instant recordedAt,
            Instant publishedAt) {

        String id() {
            return String.valueOf(subject.eventId());
        }

        /** Steps within a service follow the log; steps across services follow the topic. */
        Hop.Timing measure(Known effect) {
            boolean sameService =
                    subject.service() != null && subject.service().equals(effect.subject.service());
            return sameService
                    ? Hop.Timing.since(recordedAs, recordedAt, effect.recordedAt)
                    : Hop.Timing.since(HopKind.TOPIC, publishedAt, effect.recordedAt);
        }

        private Hop reaction(Known effect) {
            HopPath path = subject.path();
            Hop.Subject of = effect.subject;
            return new Hop(
                    "reaction:" + effect.id(),
                    HopKind.REACTION,
                    new Hop.Subject(
                            of.service(), path, of.stream(), of.version(), of.type(), of.eventId()),
                    new Hop.Cause(effect.cause.correlationId(), id(), effect.cause.commandId()),
                    null,
                    measure(effect),
                    HopStatus.OK,
                    null,
                    null,
                    null);
        }
    }

    /** Counts a delivery of this event on this topic: 1 for the first. */
    int delivery(String topic, String eventId) {
        return deliveries.merge(topic + "/" + eventId, 1, Integer::sum);
    }

    /** What it follows from: the command on a topic that made it, or else the event it names. */
    @Nullable Known causeOf(Known effect) {
        Known command = find(effect.cause().commandId());
        return command != null && command.recordedAs() == HopKind.COMMAND
                ? command
                : find(effect.cause().causationId());
    }

    private @Nullable Known find(@Nullable String id) {
        return id == null ? null : known.get(id);
    }

    /** Remembers, and links what was read to its cause and its effects, as reactions. */
    List<Hop> add(Known arrived) {
        List<Hop> reactions = new ArrayList<>();
        String causationId = arrived.cause().causationId();
        Known cause = causeOf(arrived);
        known.put(arrived.id(), arrived);
        if (cause != null) {
            reactions.add(cause.reaction(arrived));
        } else if (causationId != null) {
            waiting.computeIfAbsent(causationId, id -> new ArrayList<>()).add(arrived);
        }
        List<Known> effects = waiting.remove(arrived.id());
        if (effects != null) {
            effects.forEach(effect -> reactions.add(arrived.reaction(effect)));
        }
        return reactions;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > CAPACITY;
            }
        };
    }
}
