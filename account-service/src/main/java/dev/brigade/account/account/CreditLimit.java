package dev.brigade.account.account;

/** How much an account may owe, in whole cents: 0 to {@value #MAX}. */
public record CreditLimit(long cents) {

    /** Ten thousand million. */
    public static final long MAX = 1_000_000_000_000L;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException outside it
     */
    public CreditLimit {
        if (cents < 0 || cents > MAX) {
            throw new IllegalArgumentException("Invalid credit limit");
        }
    }
}
