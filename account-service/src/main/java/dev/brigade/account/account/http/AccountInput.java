package dev.brigade.account.account.http;

import static dev.brigade.account.command.http.ValueFields.value;
import static dev.brigade.account.command.http.ValueFields.words;

import dev.brigade.account.account.Address;
import dev.brigade.account.account.Card;
import dev.brigade.account.account.CardNumber;
import dev.brigade.account.account.Contact;
import dev.brigade.account.account.CountryCode;
import dev.brigade.account.account.CreditLimit;
import dev.brigade.account.account.Email;
import dev.brigade.account.account.HolderName;
import dev.brigade.account.account.PhoneNumber;
import dev.brigade.account.account.Profile;
import dev.brigade.account.account.card.CardCipher;
import dev.brigade.http.Fields;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads what a request tells of an account. Card numbers are sealed here, and go no further. */
@Singleton
class AccountInput {

    private static final Email NO_EMAIL = new Email("none@example.org");
    private static final PhoneNumber NO_PHONE = new PhoneNumber("+10000000000");
    private static final CountryCode NO_COUNTRY = new CountryCode("RS");
    private static final CardNumber NO_CARD = new CardNumber("000000000000");

    private static final String EMAIL = "must be an email address";
    private static final String PHONE =
            "must be a phone number, in international form or that of the country";
    private static final String COUNTRY = "must be a country code of ISO 3166-1 alpha-2";
    private static final String CARD = "must be a card number of 12 to 19 digits";

    private final CardCipher cipher;

    @Inject
    AccountInput(CardCipher cipher) {
        this.cipher = cipher;
    }

    Profile profile(String accountId, Fields fields) {
        Address address = address(fields.object("address"));
        return new Profile(
                new HolderName(words(fields, "holderName", HolderName.MAX)),
                new Contact(email(fields), phone(fields, address.countryCode().value())),
                address,
                card(accountId, fields),
                creditLimit(fields));
    }

    /** The fields of an address, or an {@code address} that has them. */
    Address newAddress(Fields fields) {
        return address(fields.has("address") ? fields.object("address") : fields);
    }

    private static Address address(Fields fields) {
        return new Address(
                words(fields, "streetAddress", Address.MAX_STREET),
                words(fields, "zipOrPostal", Address.MAX_ZIP),
                value(fields, "countryCode", COUNTRY, CountryCode::new, NO_COUNTRY));
    }

    /** With {@code country}, a phone number may stand in that country's own form. */
    Contact contact(Fields fields) {
        @Nullable String country =
                fields.has("country")
                        ? value(fields, "country", COUNTRY, CountryCode::new, NO_COUNTRY).value()
                        : null;
        return new Contact(email(fields), phone(fields, country));
    }

    CreditLimit creditLimit(Fields fields) {
        return new CreditLimit(fields.whole("creditLimit", 0, CreditLimit.MAX));
    }

    private Card card(String accountId, Fields fields) {
        return cipher.seal(
                value(fields, "cardNumber", CARD, AccountInput::cardNumber, NO_CARD), accountId);
    }

    private static Email email(Fields fields) {
        return value(fields, "email", EMAIL, Email::new, NO_EMAIL);
    }

    private static PhoneNumber phone(Fields fields, @Nullable String country) {
        return value(fields, "phone", PHONE, text -> PhoneNumbers.parse(text, country), NO_PHONE);
    }

    /** Digits may be grouped by spaces or hyphens, as on the card. */
    private static CardNumber cardNumber(String text) {
        return new CardNumber(text.replaceAll("(?<=[0-9])[ -](?=[0-9])", ""));
    }
}
