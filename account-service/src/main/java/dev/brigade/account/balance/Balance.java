package dev.brigade.account.balance;

/**
 * What an account owes.
 *
 * @param cents negative when more was paid than owed
 */
public record Balance(long cents) {

    Balance plus(long amount) {
        return new Balance(Math.addExact(cents, amount));
    }
}
