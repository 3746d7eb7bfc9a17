package dev.brigade.account.payment;

/**
 * What is paid, and for which account.
 *
 * @param amount in whole cents, 1 to {@value #MAX}
 */
public record Transfer(String accountId, long amount, Source source) {

    /** Ten thousand million. */
    public static final long MAX = 1_000_000_000_000L;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException when it is not in its range
     */
    public Transfer {
        if (amount < 1 || amount > MAX) {
            throw new IllegalArgumentException("Invalid amount");
        }
    }
}
