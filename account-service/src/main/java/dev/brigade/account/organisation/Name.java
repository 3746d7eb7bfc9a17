package dev.brigade.account.organisation;

/** What an organisation is called: not blank, at most {@value #MAX} characters. */
public record Name(String value) {

    /** The most characters. */
    public static final int MAX = 120;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public Name {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Name is empty");
        }
        if (Texts.isLonger(value, MAX)) {
            throw new IllegalArgumentException("Name too long");
        }
        Texts.requireReadable(value, "Name has control characters");
    }
}
