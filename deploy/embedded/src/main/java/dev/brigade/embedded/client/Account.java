package dev.brigade.embedded.client;

/**
 * An account to open.
 *
 * @param creditLimit in cents
 */
public record Account(
        String id,
        String holderName,
        String email,
        String phone,
        String cardNumber,
        Address address,
        long creditLimit) {

    /** Where the holder lives. */
    public record Address(String streetAddress, String zipOrPostal, String countryCode) {}
}
