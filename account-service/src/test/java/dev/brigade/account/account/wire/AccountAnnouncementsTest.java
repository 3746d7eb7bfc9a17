package dev.brigade.account.account.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.account.account.AccountEvent;
import dev.brigade.account.account.AccountEvent.AccountClosed;
import dev.brigade.account.account.AccountEvent.AccountOpened;
import dev.brigade.account.account.AccountEvent.AddressChanged;
import dev.brigade.account.account.AccountEvent.ContactChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitNotChanged;
import dev.brigade.account.account.Address;
import dev.brigade.account.account.Card;
import dev.brigade.account.account.Contact;
import dev.brigade.account.account.CountryCode;
import dev.brigade.account.account.CreditLimit;
import dev.brigade.account.account.Email;
import dev.brigade.account.account.HolderName;
import dev.brigade.account.account.PhoneNumber;
import dev.brigade.account.account.Profile;
import dev.brigade.account.command.Announcement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Approved examples: the JSON of events is a contract. */
class AccountAnnouncementsTest {

    private static final Contact CONTACT =
            new Contact(new Email("ada@example.org"), new PhoneNumber("+381641234567"));
    private static final Profile BEFORE = profile("1 Main St", "11000");
    private static final Profile AFTER = profile("2 High St", "11000");

    @Test
    void an_opened_account_is_announced_as_a_whole_with_its_card_masked() {
        Announcement opened = AccountAnnouncements.event(new AccountOpened("ada", BEFORE));
        assertThat(opened.topic()).isEqualTo("account.events.v1");
        assertThat(opened.type()).isEqualTo("AccountOpenedEvent");
        assertThat(opened.subject()).isEqualTo("ada");
        assertThat(opened.json())
                .isEqualTo(
                        """
                        {"kind":"AccountOpenedEvent","decider":"Account","id":"ada","version":1,\
                        "final":false,"holderName":"Ada","email":"ada@example.org",\
                        "phone":"+381641234567","address":{"streetAddress":"1 Main St",\
                        "zipOrPostal":"11000","countryCode":"RS"},\
                        "cardMasked":"**** **** **** 1111","creditLimit":50000,"status":"OPEN"}\
                        """);
    }

    @Test
    void a_changed_credit_limit_is_announced_with_the_old_and_the_new() {
        assertThat(json(new CreditLimitChanged("ada", new CreditLimit(1), new CreditLimit(2))))
                .isEqualTo(
                        """
                        {"kind":"CreditLimitChangedEvent","decider":"Account","id":"ada",\
                        "version":1,"final":false,"oldCreditLimit":1,"newCreditLimit":2}\
                        """);
    }

    @Test
    void a_changed_contact_is_announced() {
        assertThat(json(new ContactChanged("ada", CONTACT)))
                .isEqualTo(
                        """
                        {"kind":"ContactChangedEvent","decider":"Account","id":"ada","version":1,\
                        "final":false,"email":"ada@example.org","phone":"+381641234567"}\
                        """);
    }

    @Test
    void a_closed_account_is_final() {
        assertThat(json(new AccountClosed("ada")))
                .isEqualTo(
                        """
                        {"kind":"AccountClosedEvent","decider":"Account","id":"ada","version":1,\
                        "final":true}\
                        """);
    }

    @Test
    void a_refusal_has_its_reason() {
        assertThat(AccountMessages.json(new CreditLimitNotChanged("ada", "Account is closed!")))
                .isEqualTo(
                        """
                        {"kind":"CreditLimitNotChangedEvent","decider":"Account","id":"ada",\
                        "version":1,"final":false,"reason":"Account is closed!"}\
                        """);
    }

    @Test
    void a_changed_address_is_announced_in_three_more_sizes() {
        AddressChanged moved = new AddressChanged("ada", BEFORE, AFTER);
        List<Announcement> sizes = AccountAnnouncements.beside(moved, 4);
        assertThat(sizes)
                .extracting(Announcement::topic)
                .containsExactly(
                        "account.address.notification.v1",
                        "account.address.delta.v1",
                        "account.address.fat.v1");
        assertThat(sizes.get(0).json())
                .isEqualTo(
                        """
                        {"kind":"AddressChangedNotificationEvent","decider":"Account","id":"ada",\
                        "version":1,"final":false,"accountVersion":4}\
                        """);
        assertThat(sizes.get(1).json())
                .isEqualTo(
                        """
                        {"kind":"AddressChangedDeltaEvent","decider":"Account","id":"ada",\
                        "version":1,"final":false,"accountVersion":4,\
                        "address":{"streetAddress":"2 High St"}}\
                        """);
        assertThat(sizes.get(2).json())
                .contains("\"before\":{\"holderName\":\"Ada\"")
                .contains("\"streetAddress\":\"1 Main St\"")
                .contains("\"after\":{\"holderName\":\"Ada\"")
                .contains("\"streetAddress\":\"2 High St\"");
        assertThat(json(moved))
                .isEqualTo(
                        """
                        {"kind":"AddressChangedEvent","decider":"Account","id":"ada","version":1,\
                        "final":false,"address":{"streetAddress":"2 High St",\
                        "zipOrPostal":"11000","countryCode":"RS"},\
                        "oldAddress":{"streetAddress":"1 Main St","zipOrPostal":"11000",\
                        "countryCode":"RS"}}\
                        """);
    }

    private static String json(AccountEvent event) {
        return AccountAnnouncements.event(event).json();
    }

    private static Profile profile(String street, String zip) {
        return new Profile(
                new HolderName("Ada"),
                CONTACT,
                new Address(street, zip, new CountryCode("RS")),
                new Card("**** **** **** 1111", "sealed"),
                new CreditLimit(50_000));
    }
}
