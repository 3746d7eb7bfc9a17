package dev.brigade.http;

import java.util.regex.Pattern;

/** The rule for ids: text of 1 to 64 letters, digits, dots, underscores, tildes or hyphens. */
public final class Ids {

    /** What an id looks like. */
    public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    /** The rule in words. */
    public static final String RULE =
            "must be 1 to 64 letters, digits, dots, underscores, tildes or hyphens";

    private Ids() {}

    /**
     * The id, if it is one.
     *
     * @throws ProblemException 400 that names the field
     */
    public static String require(String id, String field) {
        if (!PATTERN.matcher(id).matches()) {
            throw ProblemException.badRequest(field, RULE);
        }
        return id;
    }
}
