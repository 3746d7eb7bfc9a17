package dev.brigade.account.command.http;

import dev.brigade.http.Fields;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads value objects from fields. Where the text does not make one, the rule is noted and a
 * harmless stand-in is returned, so that the other fields are checked too.
 */
public final class ValueFields {

    private static final Pattern SOMETHING = Pattern.compile("(?s).+");

    private ValueFields() {}

    /**
     * A value object of a text.
     *
     * @param make throws an {@link IllegalArgumentException} for a text that is not allowed
     */
    public static <T> T value(
            Fields fields, String field, String rule, Function<String, T> make, T standIn) {
        String text = fields.matching(field, SOMETHING, rule);
        if (text.isEmpty()) {
            return standIn;
        }
        try {
            return make.apply(text);
        } catch (IllegalArgumentException notAllowed) {
            fields.reject(field, rule);
            return standIn;
        }
    }

    /**
     * A value object of a text, which says by itself what is wrong with it.
     *
     * @param missing what is wrong when there is no text at all
     * @param make throws an {@link IllegalArgumentException} with the rule as its message
     * @return null after a rule was broken: then {@link Fields#read} answers with it
     */
    @SuppressWarnings("NullAway") // Nobody gets to see it.
    public static <T> T value(
            Fields fields, String field, String missing, Function<String, T> make) {
        String text = fields.matching(field, SOMETHING, missing);
        if (!text.isEmpty()) {
            try {
                return make.apply(text);
            } catch (IllegalArgumentException notAllowed) {
                fields.reject(field, String.valueOf(notAllowed.getMessage()));
            }
        }
        return null;
    }

    /** Text that is not blank, of at most {@code max} characters. */
    public static String words(Fields fields, String field, int max) {
        String text = fields.text(field, max);
        boolean usable = !text.isBlank() && text.codePointCount(0, text.length()) <= max;
        return usable ? text : "-";
    }
}
