package dev.brigade.transactions.ledger;

/**
 * The range of amounts, in cents. A single amount is at most 10^12. An account owes, with all that
 * is pending, at most 10^18, and is owed at most as much: so no sum overflows a long.
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

    static void requireLimit(long limit) {
        if (limit < 0 || limit > MAX_AMOUNT) {
            throw new IllegalArgumentException("A credit limit must be 0 to 10^12: " + limit);
        }
    }

    /** Whether an account may owe this much, balance and pending together. */
    static boolean mayOwe(long used) {
        return used <= MAX_BALANCE;
    }

    /** Whether an account may have paid so much in advance that this is its balance. */
    static boolean mayHavePaidTo(long balance) {
        return balance >= -MAX_BALANCE;
    }
}
