package dev.brigade.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object from outside, each read with the rule it must keep. A broken rule is
 * noted, and reading goes on with a harmless value, so that {@link #read} can answer with all of
 * them at once. Unknown fields are ignored. Not thread-safe.
 */
public final class Fields {

    /** Whole cents: up to ten thousand million. */
    private static final long MAX_CENTS = 1_000_000_000_000L;

    private static final Pattern MONEY = Pattern.compile("[0-9]{1,6}\\.[0-9]{2}");

    private final JsonNode object;
    private final String path;
    private final List<Violation> violations;

    private Fields(JsonNode object, String path, List<Violation> violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    /**
     * The fields of a body; an empty body has none.
     *
     * @throws ProblemException 400 when it is not a JSON object
     */
    public static Fields parse(byte[] body) {
        JsonNode node = body.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.parse(body);
        if (!node.isObject()) {
            throw ProblemException.badRequest("body", "must be a JSON object");
        }
        return new Fields(node, "", new ArrayList<>());
    }

    /**
     * Makes something of the fields.
     *
     * @throws ProblemException 400 with every violated field
     */
    public static <T> T read(Fields fields, Function<Fields, T> reader) {
        T result;
        try {
            result = reader.apply(fields);
        } catch (ProblemException problem) {
            throw problem;
        } catch (RuntimeException brokenByAStandIn) {
            if (fields.violations.isEmpty()) {
                throw brokenByAStandIn;
            }
            throw ProblemException.badRequest(fields.violations);
        }
        if (!fields.violations.isEmpty()) {
            throw ProblemException.badRequest(fields.violations);
        }
        return result;
    }

    /** The body in one spelling: the same fields in the same order give the same text. */
    public String raw() {
        return object.toString();
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** Notes that the field breaks a rule. */
    public void reject(String field, String rule) {
        violations.add(new Violation(path + field, rule));
    }

    /** An id, see {@link Ids}. */
    public String id(String field) {
        return matching(field, Ids.PATTERN, Ids.RULE);
    }

    /** An id, or null when it is not there. */
    public @Nullable String optionalId(String field) {
        return has(field) ? id(field) : null;
    }

    /** Text that is not blank, of at most {@code max} characters. */
    public String text(String field, int max) {
        String text = string(field, "must be text of 1 to %d characters".formatted(max));
        if (text == null) {
            return "";
        }
        if (text.isBlank() || text.codePointCount(0, text.length()) > max) {
            reject(field, "must be text of 1 to %d characters, and not blank".formatted(max));
        } else if (!isPrintable(text)) {
            reject(field, "must hold no control characters and be well-formed Unicode");
        }
        return text;
    }

    /** Text as {@link #text}, or null when it is not there. */
    public @Nullable String optionalText(String field, int max) {
        return has(field) ? text(field, max) : null;
    }

    /** Text of a given form. */
    public String matching(String field, Pattern pattern, String rule) {
        String text = string(field, rule);
        if (text == null) {
            return "";
        }
        if (!pattern.matcher(text).matches()) {
            reject(field, rule);
        }
        return text;
    }

    /** One of the names of an enum. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        E[] values = type.getEnumConstants();
        String rule = "must be one of " + String.join(", ", names(values));
        String text = string(field, rule);
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        if (text != null) {
            reject(field, rule);
        }
        return values[0];
    }

    /** An amount in whole cents, at least one, at most 10^12. */
    public long cents(String field) {
        return whole(field, 1, MAX_CENTS);
    }

    /** A whole number in a range, both ends included. */
    public long whole(String field, long min, long max) {
        JsonNode node = object.path(field);
        boolean fits =
                node.isIntegralNumber()
                        && node.canConvertToLong()
                        && node.longValue() >= min
                        && node.longValue() <= max;
        if (!fits) {
            reject(field, "must be a whole number from %d to %d".formatted(min, max));
            return min;
        }
        return node.longValue();
    }

    /** A whole number in a range, or another value when it is not there. */
    public int wholeOr(String field, int otherwise, int min, int max) {
        return has(field) ? Math.toIntExact(whole(field, min, max)) : otherwise;
    }

    /** True or false; false when it is not there. */
    public boolean flag(String field) {
        JsonNode node = object.path(field);
        if (has(field) && !node.isBoolean()) {
            reject(field, "must be true or false");
        }
        return node.isBoolean() && node.booleanValue();
    }

    /** Money as a decimal string with two places, from "0.00" to "999999.99". */
    public BigDecimal money(String field) {
        String rule = "must be text with two decimal places, from \"0.00\" to \"999999.99\"";
        String text = string(field, rule);
        if (text != null && MONEY.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (text != null) {
            reject(field, rule);
        }
        return BigDecimal.ZERO.setScale(2);
    }

    /** A list of objects, with {@code min} to {@code max} of them. */
    public <T> List<T> list(String field, int min, int max, Function<Fields, T> item) {
        JsonNode node = object.path(field);
        if (!node.isArray() || node.size() < min || node.size() > max) {
            reject(field, "must be a list of %d to %d objects".formatted(min, max));
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(item.apply(nested(node.get(i), "%s[%d]".formatted(field, i))));
        }
        return items;
    }

    /** An object within this one. */
    public Fields object(String field) {
        return nested(object.path(field), field);
    }

    /** An object within this one, or null when it is not there. */
    public @Nullable Fields optionalObject(String field) {
        return has(field) ? object(field) : null;
    }

    private Fields nested(JsonNode node, String name) {
        if (!node.isObject()) {
            reject(name, "must be an object");
            // Its fields would all be missing too, which says nothing more.
            return new Fields(
                    JsonNodeFactory.instance.objectNode(), path + name + ".", new ArrayList<>());
        }
        return new Fields(node, path + name + ".", violations);
    }

    private @Nullable String string(String field, String rule) {
        JsonNode node = object.path(field);
        if (!node.isTextual()) {
            reject(field, rule);
            return null;
        }
        return node.textValue();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** Postgres cannot store NUL, and UTF-8 cannot hold half a surrogate pair. */
    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(point ->
                        Character.isISOControl(point) && point != '\n' && point != '\t'
                                || Character.getType(point) == Character.SURROGATE);
    }
}
