package dev.brigade.account.account;

import dev.brigade.account.account.Account.Absent;
import dev.brigade.account.account.Account.Closed;
import dev.brigade.account.account.Account.Open;
import dev.brigade.account.account.AccountCommand.ChangeAddress;
import dev.brigade.account.account.AccountCommand.ChangeContact;
import dev.brigade.account.account.AccountCommand.ChangeCreditLimit;
import dev.brigade.account.account.AccountCommand.CloseAccount;
import dev.brigade.account.account.AccountCommand.OpenAccount;
import dev.brigade.account.account.AccountEvent.AccountClosed;
import dev.brigade.account.account.AccountEvent.AccountNotClosed;
import dev.brigade.account.account.AccountEvent.AccountNotOpened;
import dev.brigade.account.account.AccountEvent.AccountOpened;
import dev.brigade.account.account.AccountEvent.AddressChanged;
import dev.brigade.account.account.AccountEvent.AddressNotChanged;
import dev.brigade.account.account.AccountEvent.ContactChanged;
import dev.brigade.account.account.AccountEvent.ContactNotChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitNotChanged;
import dev.brigade.decider.spec.DeciderSpec;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

    private static final String ID = "account-1";
    private static final Address HOME = new Address("1 Main St", "11000", new CountryCode("RS"));
    private static final Address AWAY = new Address("2 High St", "10115", new CountryCode("DE"));
    private static final Contact CONTACT =
            new Contact(new Email("ada@example.org"), new PhoneNumber("+381641234567"));
    private static final Contact OTHER_CONTACT =
            new Contact(new Email("ada@example.com"), new PhoneNumber("+381647654321"));
    private static final CreditLimit LIMIT = new CreditLimit(50_000);
    private static final CreditLimit OTHER_LIMIT = new CreditLimit(70_000);
    private static final Profile PROFILE =
            new Profile(
                    new HolderName("Ada Lovelace"),
                    CONTACT,
                    HOME,
                    new Card("**** **** **** 1111", "sealed"),
                    LIMIT);

    private static final AccountOpened OPENED = new AccountOpened(ID, PROFILE);
    private static final AccountClosed CLOSED = new AccountClosed(ID);

    private final DeciderSpec<AccountCommand, Account, AccountEvent> account =
            DeciderSpec.of(new AccountDecider());

    @Test
    void an_account_is_opened() {
        account.given()
                .when(new OpenAccount(ID, PROFILE))
                .then(OPENED)
                .thenState(new Open(PROFILE));
    }

    @Test
    void an_account_is_not_opened_twice() {
        account.given(OPENED)
                .when(new OpenAccount(ID, PROFILE))
                .then(new AccountNotOpened(ID, "Account already exist!"));
    }

    @Test
    void a_closed_account_is_not_opened_again() {
        account.given(OPENED, CLOSED)
                .when(new OpenAccount(ID, PROFILE))
                .then(new AccountNotOpened(ID, "Account already exist!"));
    }

    @Test
    void a_credit_limit_is_changed_from_the_old_to_the_new() {
        account.given(OPENED)
                .when(new ChangeCreditLimit(ID, OTHER_LIMIT))
                .then(new CreditLimitChanged(ID, LIMIT, OTHER_LIMIT))
                .thenState(new Open(PROFILE.with(OTHER_LIMIT)));
    }

    @Test
    void the_credit_limit_of_an_unknown_account_is_not_changed() {
        account.given()
                .when(new ChangeCreditLimit(ID, OTHER_LIMIT))
                .then(new CreditLimitNotChanged(ID, "Account does not exist!"));
    }

    @Test
    void the_credit_limit_of_a_closed_account_is_not_changed() {
        account.given(OPENED, CLOSED)
                .when(new ChangeCreditLimit(ID, OTHER_LIMIT))
                .then(new CreditLimitNotChanged(ID, "Account is closed!"));
    }

    @Test
    void a_change_of_address_tells_the_whole_state_before_and_after() {
        account.given(OPENED)
                .when(new ChangeAddress(ID, AWAY))
                .then(new AddressChanged(ID, PROFILE, PROFILE.with(AWAY)))
                .thenState(new Open(PROFILE.with(AWAY)));
    }

    @Test
    void the_address_of_an_unknown_account_is_not_changed() {
        account.given()
                .when(new ChangeAddress(ID, AWAY))
                .then(new AddressNotChanged(ID, "Account does not exist!"));
    }

    @Test
    void the_address_of_a_closed_account_is_not_changed() {
        account.given(OPENED, CLOSED)
                .when(new ChangeAddress(ID, AWAY))
                .then(new AddressNotChanged(ID, "Account is closed!"));
    }

    @Test
    void a_contact_is_changed() {
        account.given(OPENED)
                .when(new ChangeContact(ID, OTHER_CONTACT))
                .then(new ContactChanged(ID, OTHER_CONTACT))
                .thenState(new Open(PROFILE.with(OTHER_CONTACT)));
    }

    @Test
    void the_contact_of_an_unknown_account_is_not_changed() {
        account.given()
                .when(new ChangeContact(ID, OTHER_CONTACT))
                .then(new ContactNotChanged(ID, "Account does not exist!"));
    }

    @Test
    void the_contact_of_a_closed_account_is_not_changed() {
        account.given(OPENED, CLOSED)
                .when(new ChangeContact(ID, OTHER_CONTACT))
                .then(new ContactNotChanged(ID, "Account is closed!"));
    }

    @Test
    void an_account_is_closed_and_keeps_its_profile() {
        account.given(OPENED)
                .when(new CloseAccount(ID))
                .then(CLOSED)
                .thenState(new Closed(PROFILE));
    }

    @Test
    void an_unknown_account_is_not_closed() {
        account.given()
                .when(new CloseAccount(ID))
                .then(new AccountNotClosed(ID, "Account does not exist!"))
                .thenState(new Absent());
    }

    @Test
    void an_account_is_not_closed_twice() {
        account.given(OPENED, CLOSED)
                .when(new CloseAccount(ID))
                .then(new AccountNotClosed(ID, "Account is closed!"));
    }
}
