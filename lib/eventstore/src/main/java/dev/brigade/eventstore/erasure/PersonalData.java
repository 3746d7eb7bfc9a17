package dev.brigade.eventstore.erasure;

import dev.brigade.eventstore.codec.FieldProtection;
import dev.brigade.eventstore.codec.JsonFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * Encrypts the personal fields of events, each with its person's key (AES-256-GCM), so that
 * forgetting the person makes them unreadable wherever they are stored or were copied to. Then they
 * read as {@link PersonalField#ERASED}, and everything else of the event reads as before.
 *
 * <p>New data of someone who was forgotten is refused ({@link PersonForgottenException}), but for
 * fields that hold the mark of an erased one, which are stored as they are. An append that was
 * encrypting while the person was forgotten may still be recorded; it cannot be read any more.
 *
 * <p>An event with personal fields costs a round trip for its key when it is written, and a page of
 * them one when it is read. Keys are never kept, so a person is forgotten at once everywhere.
 * States are kept: {@link dev.brigade.eventstore.command.DeciderHandler#forgetStates} empties the
 * memory, and {@link #protecting} encrypts the fields of states in snapshots.
 *
 * <p>Thread-safe.
 */
public final class PersonalData implements FieldProtection {

    private final PersonKeys keys;
    private final Map<String, PersonalFields> byType;

    private PersonalData(PersonKeys keys, Map<String, PersonalFields> byType) {
        this.keys = keys;
        this.byType = byType;
    }

    /** Starts the list of personal fields. */
    public static Builder with(PersonKeys keys) {
        return new Builder(keys);
    }

    @Override
    public Set<String> eventTypes() {
        return byType.keySet();
    }

    @Override
    public String protect(String eventType, String json) {
        if (json.contains(SealedField.MARK)) {
            throw new IllegalArgumentException(
                    eventType + " has a field of the name that marks encrypted ones");
        }
        PersonalFields fields = byType.get(eventType);
        return fields == null ? json : fields.sealed(json, keys);
    }

    @Override
    public List<String> reveal(List<String> stored) {
        Set<String> persons = new HashSet<>();
        stored.stream()
                .filter(json -> json.contains(SealedField.MARK))
                .forEach(json ->
                        SealedField.all(json).forEach(field -> persons.add(field.person())));
        if (persons.isEmpty()) {
            return stored;
        }
        Map<String, SecretKey> known = keys.forReading(persons);
        return stored.stream().map(json -> revealed(json, known)).toList();
    }

    /**
     * A format that encrypts the personal fields of what it writes, for snapshots of states.
     *
     * @param person a JSON Pointer to whom the fields belong to
     * @param fields as in {@link Builder#event}
     */
    public <T> JsonFormat<T> protecting(
            JsonFormat<T> format, String person, PersonalField... fields) {
        PersonalFields ofState = new PersonalFields("A state", person, List.of(fields));
        return new JsonFormat<>() {
            @Override
            public String write(T value) {
                return ofState.sealed(format.write(value), keys);
            }

            @Override
            public T read(String json, Class<? extends T> type) {
                return format.read(reveal(List.of(json)).getFirst(), type);
            }
        };
    }

    private static String revealed(String json, Map<String, SecretKey> known) {
        if (!json.contains(SealedField.MARK)) {
            return json;
        }
        return SealedField.replaced(
                json,
                field -> {
                    SecretKey key = known.get(field.person());
                    return key == null ? field.whenErased() : field.open(key);
                });
    }

    /** Collects the personal fields of all events. Not thread-safe. */
    public static final class Builder {

        private final PersonKeys keys;
        private final Map<String, PersonalFields> byType = new HashMap<>();

        private Builder(PersonKeys keys) {
            this.keys = keys;
        }

        /**
         * The personal fields of one type of event; each must be there in every event.
         *
         * @param person a JSON Pointer to the field that names the person, which stays readable
         * @param fields JSON Pointers in which {@code *} stands for any name or index
         */
        public Builder event(String type, String person, String... fields) {
            return event(
                    type,
                    person,
                    Stream.of(fields).map(PersonalField::at).toArray(PersonalField[]::new));
        }

        /** The personal fields of one type of event. */
        public Builder event(String type, String person, PersonalField... fields) {
            if (fields.length == 0 || byType.containsKey(type)) {
                throw new IllegalArgumentException(type + " has no fields, or has them already");
            }
            byType.put(type, new PersonalFields(type, person, List.of(fields)));
            return this;
        }

        /** All of it. */
        public PersonalData build() {
            return new PersonalData(keys, Map.copyOf(byType));
        }
    }
}
