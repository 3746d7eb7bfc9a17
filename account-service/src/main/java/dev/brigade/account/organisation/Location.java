package dev.brigade.account.organisation;

/** Where an organisation is: not blank, at most {@value #MAX} characters. */
public record Location(String value) {

    /** The most characters. */
    public static final int MAX = 150;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public Location {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Location is empty");
        }
        if (Texts.isLonger(value, MAX)) {
            throw new IllegalArgumentException("Location too long");
        }
        Texts.requireReadable(value, "Location has control characters");
    }
}
