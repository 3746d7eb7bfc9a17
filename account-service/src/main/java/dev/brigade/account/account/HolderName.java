package dev.brigade.account.account;

/** The name of the person an account belongs to: not blank, at most {@value #MAX} characters. */
public record HolderName(String value) {

    /** The most characters of a name. */
    public static final int MAX = 120;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is none
     */
    public HolderName {
        if (value.isBlank() || value.codePointCount(0, value.length()) > MAX) {
            throw new IllegalArgumentException("Invalid holder name");
        }
    }
}
