package dev.brigade.eventstore.codec;

import dev.brigade.decider.Refusal;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the classes below a sealed type. */
final class SealedTypes {

    private SealedTypes() {}

    /**
     * All classes that can be an event to record.
     *
     * @throws IllegalStateException when a subtype is open, so that others may come
     */
    static <E> Set<Class<? extends E>> recorded(Class<E> sealed) {
        Set<Class<? extends E>> types = new LinkedHashSet<>();
        add(sealed, types);
        return types;
    }

    private static <E> void add(Class<? extends E> type, Set<Class<? extends E>> types) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted.asSubclass(type), types);
            }
        } else if (!Modifier.isFinal(type.getModifiers())) {
            throw new IllegalStateException(
                    type.getName() + " must be sealed, a record or final, so that all are known");
        }
        boolean canBeOne = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
        if (canBeOne && !Refusal.class.isAssignableFrom(type)) {
            types.add(type);
        }
    }
}
