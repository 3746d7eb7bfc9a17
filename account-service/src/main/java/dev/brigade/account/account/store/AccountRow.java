package dev.brigade.account.account.store;

import dev.brigade.account.account.Account;
import dev.brigade.account.account.Address;
import dev.brigade.account.account.Card;
import dev.brigade.account.account.Contact;
import dev.brigade.account.account.CountryCode;
import dev.brigade.account.account.CreditLimit;
import dev.brigade.account.account.Email;
import dev.brigade.account.account.HolderName;
import dev.brigade.account.account.PhoneNumber;
import dev.brigade.account.account.Profile;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of an account. Hibernate fills it; it is written by {@link AccountRows} alone. */
@Entity(name = "Account")
@Table(name = "account")
@SuppressWarnings("NullAway.Init")
class AccountRow extends PanacheEntityBase {

    @Id String id;
    String holderName;
    String email;
    String phone;
    String streetAddress;
    String zipOrPostal;
    String countryCode;
    String cardMasked;
    String cardSealed;
    long creditLimit;

    @Enumerated(EnumType.STRING)
    AccountStatus status;

    long version;

    Account toAccount() {
        return switch (status) {
            case OPEN -> new Account.Open(toProfile());
            case CLOSED -> new Account.Closed(toProfile());
        };
    }

    private Profile toProfile() {
        return new Profile(
                new HolderName(holderName),
                new Contact(new Email(email), new PhoneNumber(phone)),
                new Address(streetAddress, zipOrPostal, new CountryCode(countryCode)),
                new Card(cardMasked, cardSealed),
                new CreditLimit(creditLimit));
    }
}
