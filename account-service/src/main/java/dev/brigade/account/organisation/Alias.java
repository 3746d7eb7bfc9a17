package dev.brigade.account.organisation;

import java.util.regex.Pattern;

/** A short name for addresses: 1 to 30 letters, digits, dots, underscores or hyphens. */
public record Alias(String value) {

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9._-]{1,30}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when it has another one
     */
    public Alias {
        if (!ALIAS.matcher(value).matches()) {
            throw new IllegalArgumentException("Invalid alias");
        }
    }
}
