package dev.brigade.account.account.wire;

import dev.brigade.account.account.Address;
import dev.brigade.account.account.wire.AccountMessage.AddressChange;
import dev.brigade.account.account.wire.AccountMessage.AddressJson;
import org.jspecify.annotations.Nullable;

/** Addresses as JSON. */
final class Addresses {

    private Addresses() {}

    static AddressJson json(Address address) {
        return new AddressJson(
                address.streetAddress(), address.zipOrPostal(), address.countryCode().value());
    }

    static AddressChange change(Address before, Address after) {
        return new AddressChange(
                changed(before.streetAddress(), after.streetAddress()),
                changed(before.zipOrPostal(), after.zipOrPostal()),
                changed(before.countryCode().value(), after.countryCode().value()));
    }

    private static @Nullable String changed(String before, String after) {
        return before.equals(after) ? null : after;
    }
}
