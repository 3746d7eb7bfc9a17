package dev.brigade.account.account;

import java.util.regex.Pattern;

/**
 * An email address that can be delivered to from the internet: a local part, and a domain of at
 * least two labels. At most {@value #MAX} characters (RFC 5321). Quoted local parts and address
 * literals are left out on purpose.
 */
public record Email(String value) {

    /** The most characters of an address. */
    public static final int MAX = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?=.{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL);

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException when it is none
     */
    public Email {
        if (value.length() > MAX || !ADDRESS.matcher(value).matches()) {
            throw new IllegalArgumentException("Invalid email");
        }
    }
}
