package dev.brigade.eventstore.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The personal fields of one type of event.
 *
 * @param person a JSON Pointer to whom they belong to
 */
record PersonalFields(String eventType, String person, List<PersonalField> fields) {

    private record Span(int start, int end, PersonalField field) {}

    /** The JSON with its personal fields sealed. */
    String sealed(String json, PersonKeys keys) {
        TreeMap<Integer, Span> spans = new TreeMap<>();
        Map<PersonalField, Boolean> seen = new HashMap<>();
        @Nullable String[] whose = new String[1];
        JsonScanner.visit(
                json,
                (pointer, start, end) -> {
                    if (pointer.equals(person)) {
                        whose[0] = json.substring(start, end);
                    }
                    field(pointer)
                            .ifPresent(field -> {
                                seen.put(field, true);
                                if (isWorthSealing(json.substring(start, end), field)) {
                                    spans.tailMap(start, true)
                                            .clear(); // what is inside is sealed with it
                                    spans.put(start, new Span(start, end, field));
                                }
                            });
                });
        requireAll(seen);
        return spans.isEmpty() ? json : replaced(json, spans, personIn(whose[0]), keys);
    }

    private String replaced(
            String json, TreeMap<Integer, Span> spans, String whose, PersonKeys keys) {
        SecretKey key =
                keys.forWriting(whose)
                        .orElseThrow(() -> new PersonForgottenException(eventType, whose));
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Span span : spans.values()) {
            String plain = json.substring(span.start(), span.end());
            text.append(json, copied, span.start());
            text.append(SealedField.seal(whose, key, plain, span.field().whenErased()).text());
            copied = span.end();
        }
        return text.append(json, copied, json.length()).toString();
    }

    private Optional<PersonalField> field(String pointer) {
        return fields.stream().filter(it -> it.matches(pointer)).findFirst();
    }

    private static boolean isWorthSealing(String value, PersonalField field) {
        return !value.equals("null") && !value.equals(field.whenErased());
    }

    private void requireAll(Map<PersonalField, Boolean> seen) {
        for (PersonalField field : fields) {
            boolean needed = !field.mayBeMissing() && !field.pointer().contains("/*");
            if (needed && !seen.containsKey(field)) {
                throw new IllegalArgumentException(
                        "%s has no %s to protect".formatted(eventType, field.pointer()));
            }
        }
    }

    private String personIn(@Nullable String value) {
        if (value == null
                || value.length() < 3
                || !value.startsWith("\"")
                || value.contains("\\")) {
            throw new IllegalArgumentException(
                    "%s has personal data, but at %s there is no plain text that names a person"
                            .formatted(eventType, person));
        }
        return value.substring(1, value.length() - 1);
    }
}
