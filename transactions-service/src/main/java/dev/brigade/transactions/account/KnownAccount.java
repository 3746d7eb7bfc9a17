package dev.brigade.transactions.account;

/**
 * What this service knows of an account.
 *
 * @param version of the account's row at its owner, account-service
 * @param creditLimit in cents, 0 to 10^12
 * @param countryCode of its address, ISO 3166 alpha-2
 */
public record KnownAccount(
        String accountId,
        long version,
        long creditLimit,
        String countryCode,
        String zipOrPostal,
        boolean closed) {

    KnownAccount withCreditLimit(long limit, long newVersion) {
        return new KnownAccount(accountId, newVersion, limit, countryCode, zipOrPostal, closed);
    }

    KnownAccount withAddress(String country, String zip, long newVersion) {
        return new KnownAccount(accountId, newVersion, creditLimit, country, zip, closed);
    }

    KnownAccount close(long newVersion) {
        return new KnownAccount(accountId, newVersion, creditLimit, countryCode, zipOrPostal, true);
    }
}
