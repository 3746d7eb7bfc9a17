package dev.brigade.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.messaging.EventDecodingException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The names and the JSON of one decider's events: {@code kind, decider, id, version, final}, then
 * the other components of the event's record, as {@link EventJson} writes them. The table of kinds
 * is explicit: renaming a class changes no event. Events of older schemas are read as the newest.
 * Immutable and thread-safe.
 *
 * @param <E> the events, records with a component {@code id}
 */
public final class EventCodec<E> {

    private final String decider;
    private final Map<String, Entry<E>> byKind;
    private final Map<Class<?>, Entry<E>> byType;

    /**
     * @param upcasters the first from version 1 of the schema to 2, and so on up to what is written
     */
    private record Entry<E>(
            String kind,
            Class<? extends E> type,
            boolean last,
            boolean refusal,
            List<UnaryOperator<String>> upcasters) {

        int version() {
            return upcasters.size() + 1;
        }
    }

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

    /** The classes of those kinds, in the same order. */
    public List<Class<? extends E>> recorded() {
        return byKind.values().stream()
                .filter(entry -> !entry.refusal())
                .<Class<? extends E>>map(Entry::type)
                .toList();
    }

    public String encode(E event) {
        Entry<E> entry = entry(event.getClass());
        ObjectNode components = EventJson.tree(event);
        ObjectNode json = EventJson.object();
        json.put("kind", entry.kind());
        json.put("decider", decider);
        json.set("id", components.remove("id"));
        json.put("version", entry.version());
        json.put("final", entry.last());
        json.setAll(components);
        return json.toString();
    }

    /** How events of this class become those of the next schema: the first from version 1 to 2. */
    public List<UnaryOperator<String>> upcasters(Class<?> type) {
        return entry(type).upcasters();
    }

    /**
     * Reads an event that {@link #encode} wrote here or in another program, now or with an older
     * schema.
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
        ObjectNode fields = fields(json, kind);
        for (int version = schema(fields, entry); version < entry.version(); version++) {
            fields = fields(entry.upcasters().get(version - 1).apply(fields.toString()), kind);
        }
        return EventJson.convert(fields, entry.type());
    }

    private ObjectNode fields(String json, String kind) {
        ObjectNode fields = EventJson.parse(json);
        requireText(fields, "kind", kind);
        requireText(fields, "decider", decider);
        return fields;
    }

    private static void requireText(ObjectNode fields, String name, String expected) {
        JsonNode value = fields.path(name);
        if (!value.isTextual() || !value.textValue().equals(expected)) {
            throw new EventDecodingException(Reason.WRONG_FIELDS, name + " is not " + expected);
        }
    }

    private static int schema(ObjectNode fields, Entry<?> entry) {
        JsonNode version = fields.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw new EventDecodingException(Reason.WRONG_FIELDS, "version is not 1 or more");
        }
        if (version.intValue() > entry.version()) {
            throw new EventDecodingException(Reason.NEWER_SCHEMA, "version is " + version);
        }
        return version.intValue();
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
            return add(new Entry<>(kind, type, false, false, List.of()));
        }

        /** An event that ends its stream. */
        public Builder<E> finalEvent(String kind, Class<? extends E> type) {
            return add(new Entry<>(kind, type, true, false, List.of()));
        }

        /** An event that is answered, and never recorded. */
        public Builder<E> refusal(String kind, Class<? extends E> type) {
            return add(new Entry<>(kind, type, false, true, List.of()));
        }

        /**
         * The schema of an event in the table has moved on by one version: this is how the JSON of
         * the one that was written so far becomes that of the next, with the new {@code version} in
         * it. Must be pure.
         */
        public Builder<E> upcast(Class<? extends E> type, UnaryOperator<String> toTheNext) {
            Entry<E> entry =
                    byKind.values().stream()
                            .filter(it -> it.type() == type)
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            type + " is not in the table yet"));
            List<UnaryOperator<String>> steps = new ArrayList<>(entry.upcasters());
            steps.add(toTheNext);
            byKind.put(
                    entry.kind(),
                    new Entry<>(
                            entry.kind(), type, entry.last(), entry.refusal(), List.copyOf(steps)));
            return this;
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
