package dev.brigade.reactor.replica;

/**
 * An account as this service knows it. What it has no use for is not copied: no card, no phone.
 *
 * @param creditLimit in cents
 * @param status such as {@code OPEN}
 */
record AccountCopy(String holderName, long creditLimit, String status, Address address) {

    /** Where the holder lives. */
    record Address(String streetAddress, String zipOrPostal, String countryCode) {}

    AccountCopy withCreditLimit(long limit) {
        return new AccountCopy(holderName, limit, status, address);
    }

    AccountCopy withAddress(Address moved) {
        return new AccountCopy(holderName, creditLimit, status, moved);
    }
}
