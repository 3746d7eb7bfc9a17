package dev.brigade.account.account;

/** All that is known of an account. */
public record Profile(
        HolderName holderName,
        Contact contact,
        Address address,
        Card card,
        CreditLimit creditLimit) {

    Profile with(Contact other) {
        return new Profile(holderName, other, address, card, creditLimit);
    }

    Profile with(Address other) {
        return new Profile(holderName, contact, other, card, creditLimit);
    }

    Profile with(CreditLimit other) {
        return new Profile(holderName, contact, address, card, other);
    }
}
