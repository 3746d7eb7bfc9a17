package dev.brigade.transactions.ledger;

/**
 * The range of amounts, in cents. A single amount is at most 10^12 and a balance at most 10^18, so
 * that no sum of a few of them overflows a long.
 */
final class Amounts {

    static final long MAX_AMOUNT = 1_000_000_000_000L;
    static final long MAX_BALANCE = 1_000_000_000_000_000_000L;

    private Amounts() {}

    static void requirePositive(long amount) {
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("An amount must be 1 to 10^12: " + amount);
        }
    }

    static boolean isBalance(long balance) {
        return Math.abs(balance) <= MAX_BALANCE;
    }
}
