package dev.brigade.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.messaging.EventDecodingException.Reason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names and the JSON of one decider's events: {@code kind, decider, id, version, final}, then
 * the other components of the event's record, as {@link EventJson} writes them. The table of kinds
 * is explicit: renaming a class changes no event. Immutable and thread-safe.
 *
 * @param <E> the events, records with a component {@code id}
 */
public final class EventCodec<E> {

    /** The version of the schema that is written. */
    public static final int SCHEMA_VERSION = 1;

    private final String decider;
    private final Map<String, Entry<E>> byKind;
    private final Map<Class<?>, Entry<E>> byType;

    private record Entry<E>(String kind, Class<? extends E> type, boolean last, boolean refusal) {}

    private EventCodec(String decider, Map<String, Entry<E>> byKind) {
        this.decider = decider;
        this.byKind = byKind;
        this.byType =
                byKind.values().stream()
                        .collect(Collectors.toUnmodifiableMap(Entry::type, entry -> entry));
    }

    /** Starts the table of a decider's events. */
    public static <E> Builder<E> named(String decider) {
        return new Builder<>(decider);
    }

    public String decider() {
        return decider;
    }

    public String kind(E event) {
        return kind(event.getClass());
    }

    /** The kind of events of this class. */
    public String kind(Class<?> type) {
        return entry(type).kind();
    }

    /** Whether nothing can follow an event of this class in its stream. */
    public boolean isFinal(Class<?> type) {
        return entry(type).last();
    }

    /** The kinds that are recorded and published, in the table's order: all but refusals. */
    public Set<String> kinds() {
        return byKind.values().stream()
                .filter(entry -> !entry.refusal())
                .map(Entry::kind)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public String encode(E event) {
        Entry<E> entry = entry(event.getClass());
        ObjectNode components = EventJson.tree(event);
        ObjectNode json = EventJson.object();
        json.put("kind", entry.kind());
        json.put("decider", decider);
        json.set("id", components.remove("id"));
        json.put("version", SCHEMA_VERSION);
        json.put("final", entry.last());
        json.setAll(components);
        return json.toString();
    }

    /**
     * Reads an event that {@link #encode} wrote here or in another program.
     *
     * @throws EventDecodingException when the kind is not in the table, the schema is newer, or the
     *     JSON does not fit
     */
    public E decode(String kind, String json) {
        Entry<E> entry = byKind.get(kind);
        if (entry == null) {
            throw new EventDecodingException(
                    Reason.UNKNOWN_KIND, decider + " has no event " + kind);
        }
        ObjectNode fields = EventJson.parse(json);
        requireText(fields, "kind", kind);
        requireText(fields, "decider", decider);
        requireSchema(fields.path("version"));
        return EventJson.convert(fields, entry.type());
    }

    private static void requireText(ObjectNode fields, String name, String expected) {
        JsonNode value = fields.path(name);
        if (!value.isTextual() || !value.textValue().equals(expected)) {
            throw new EventDecodingException(Reason.WRONG_FIELDS, name + " is not " + expected);
        }
    }

    private static void requireSchema(JsonNode version) {
        if (!version.isInt() || version.intValue() < 1) {
            throw new EventDecodingException(Reason.WRONG_FIELDS, "version is not 1 or more");
        }
        if (version.intValue() > SCHEMA_VERSION) {
            throw new EventDecodingException(Reason.NEWER_SCHEMA, "version is " + version);
        }
    }

    private Entry<E> entry(Class<?> type) {
        Entry<E> entry = byType.get(type);
        if (entry == null) {
            throw new IllegalArgumentException("The table of " + decider + " lacks " + type);
        }
        return entry;
    }

    /** Collects the table. A mistake in it throws at once, not at the first event. */
    public static final class Builder<E> {

        private static final Set<String> RESERVED = Set.of("kind", "decider", "version", "final");

        private final String decider;
        private final Map<String, Entry<E>> byKind = new LinkedHashMap<>();

        private Builder(String decider) {
            this.decider = decider;
        }

        /** An event that others may follow. */
        public Builder<E> event(String kind, Class<? extends E> type) {
            return add(new Entry<>(kind, type, false, false));
        }

        /** An event that ends its stream. */
        public Builder<E> finalEvent(String kind, Class<? extends E> type) {
            return add(new Entry<>(kind, type, true, false));
        }

        /** An event that is answered, and never recorded. */
        public Builder<E> refusal(String kind, Class<? extends E> type) {
            return add(new Entry<>(kind, type, false, true));
        }

        public EventCodec<E> build() {
            return new EventCodec<>(decider, new LinkedHashMap<>(byKind));
        }

        /**
         * Builds the table, and checks that it has every record of a sealed type.
         *
         * @throws IllegalStateException naming the records that are missing
         */
        public EventCodec<E> complete(Class<E> sealed) {
            EventCodec<E> codec = build();
            Set<Class<?>> missing = new LinkedHashSet<>();
            addRecords(sealed, missing);
            missing.removeAll(codec.byType.keySet());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("The table of " + decider + " lacks " + missing);
            }
            return codec;
        }

        private static void addRecords(Class<?> type, Set<Class<?>> records) {
            if (type.isRecord()) {
                records.add(type);
            } else if (type.isSealed()) {
                for (Class<?> permitted : type.getPermittedSubclasses()) {
                    addRecords(permitted, records);
                }
            }
        }

        private Builder<E> add(Entry<E> entry) {
            requireEvent(entry.type());
            boolean typeTaken = byKind.values().stream().anyMatch(e -> e.type() == entry.type());
            if (typeTaken || byKind.putIfAbsent(entry.kind(), entry) != null) {
                throw new IllegalArgumentException(entry.kind() + " is in the table already");
            }
            return this;
        }

        private static void requireEvent(Class<?> type) {
            if (!type.isRecord()) {
                throw new IllegalArgumentException(type + " is not a record");
            }
            Set<String> names =
                    Arrays.stream(type.getRecordComponents())
                            .map(component -> component.getName())
                            .collect(Collectors.toSet());
            if (!names.contains("id") || names.stream().anyMatch(RESERVED::contains)) {
                throw new IllegalArgumentException(
                        type + " needs a component id, and none of " + RESERVED);
            }
        }
    }
}
