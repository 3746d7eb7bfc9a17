package dev.brigade.eventstore.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what {@link EventTypes} cannot see in the classes. Not thread-safe. */
public final class EventTypesBuilder<E> {

    private static final int MAX_NAME = 255;

    private final String decider;
    private final Set<Class<? extends E>> types;
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<Class<?>, Integer> versions = new HashMap<>();
    private final Map<Class<?>, TreeMap<Integer, Upcaster>> upcasters = new HashMap<>();
    private Predicate<Class<?>> isFinal = _ -> false;
    private Function<Class<?>, String> rule = Class::getSimpleName;

    EventTypesBuilder(String decider, Class<E> sealed) {
        this.decider = decider;
        this.types = SealedTypes.recorded(sealed);
    }

    /** How names are made of classes, such as {@code type -> type.getSimpleName() + "Event"}. */
    public EventTypesBuilder<E> naming(Function<Class<?>, String> nameOf) {
        rule = nameOf;
        return this;
    }

    /** Keeps the name of a class that is called otherwise now. */
    public EventTypesBuilder<E> name(Class<? extends E> type, String name) {
        names.put(known(type), name);
        return this;
    }

    /** Events that close their stream. */
    @SafeVarargs
    public final EventTypesBuilder<E> ending(Class<? extends E>... last) {
        Set<Class<?>> endings =
                Stream.of(last).map(this::known).collect(Collectors.toUnmodifiableSet());
        return ending(endings::contains);
    }

    /** Which events close their stream. */
    public EventTypesBuilder<E> ending(Predicate<Class<?>> isLast) {
        isFinal = isLast;
        return this;
    }

    /**
     * The version of the schema that is written from now on.
     *
     * @param version from 1; each one before needs an {@link #upcast upcaster}
     */
    public EventTypesBuilder<E> version(Class<? extends E> type, int version) {
        versions.put(known(type), version);
        return this;
    }

    /** How an event of that version becomes one of the next. */
    public EventTypesBuilder<E> upcast(
            Class<? extends E> type, int fromVersion, Upcaster upcaster) {
        upcasters.computeIfAbsent(known(type), _ -> new TreeMap<>()).put(fromVersion, upcaster);
        return this;
    }

    /**
     * The list.
     *
     * @throws IllegalStateException naming what is missing or contradicts itself
     */
    public EventTypes<E> build() {
        Map<String, EventType<E>> byName = new TreeMap<>();
        for (Class<? extends E> type : types) {
            EventType<E> entry = entry(type);
            @Nullable EventType<E> other = byName.putIfAbsent(entry.name(), entry);
            if (other != null) {
                throw wrong("%s and %s have one name", other.type().getName(), type.getName());
            }
        }
        return new EventTypes<>(decider, byName.values());
    }

    private EventType<E> entry(Class<? extends E> type) {
        String name = names.getOrDefault(type, rule.apply(type));
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw wrong("the name of %s has not 1 to %d characters", type.getName(), MAX_NAME);
        }
        int version = versions.getOrDefault(type, 1);
        return new EventType<>(name, type, version, isFinal.test(type), steps(type, name, version));
    }

    private List<Upcaster> steps(Class<?> type, String name, int version) {
        Map<Integer, Upcaster> given = upcasters.getOrDefault(type, new TreeMap<>());
        List<Integer> needed = IntStream.range(1, version).boxed().toList();
        if (version < 1 || !List.copyOf(given.keySet()).equals(needed)) {
            throw wrong(
                    "%s is written in version %d, so it needs upcasters from versions %s and has"
                            + " them from %s",
                    name, version, needed, given.keySet());
        }
        return new ArrayList<>(given.values());
    }

    private Class<? extends E> known(Class<? extends E> type) {
        if (!types.contains(type)) {
            throw wrong("%s is not among them: %s", type.getName(), types);
        }
        return type;
    }

    private IllegalStateException wrong(String what, Object... parts) {
        return new IllegalStateException("Events of " + decider + ": " + what.formatted(parts));
    }
}
