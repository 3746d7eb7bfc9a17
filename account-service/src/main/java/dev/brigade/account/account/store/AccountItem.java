package dev.brigade.account.account.store;

/**
 * An account as it is shown.
 *
 * @param cardNumber masked
 * @param creditLimit in whole cents
 * @param version the number of its events
 */
public record AccountItem(
        String id,
        String holderName,
        String email,
        String phone,
        AddressItem address,
        String cardNumber,
        long creditLimit,
        AccountStatus status,
        long version) {

    /** An address as it is shown. */
    public record AddressItem(String streetAddress, String zipOrPostal, String countryCode) {}

    static AccountItem of(AccountRow row) {
        return new AccountItem(
                row.id,
                row.holderName,
                row.email,
                row.phone,
                new AddressItem(row.streetAddress, row.zipOrPostal, row.countryCode),
                row.cardMasked,
                row.creditLimit,
                row.status,
                row.version);
    }
}
