package dev.brigade.account.organisation;

/** What an organisation says of itself: at most {@value #MAX} characters. */
public record Description(String value) {

    /** The most characters. */
    public static final int MAX = 1200;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public Description {
        if (Texts.isLonger(value, MAX)) {
            throw new IllegalArgumentException("Description too long");
        }
        Texts.requireReadable(value, "Description has control characters");
    }
}
