package dev.brigade.account.otp.token;

import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.Recipient.ByEmail;
import dev.brigade.account.otp.Recipient.BySms;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who is who. A customer is known by the contact of their open account; operators, and those who
 * run restaurants, are named by the deployment. Thread-safe.
 */
public final class People {

    private final Set<String> admins;
    private final Map<String, String> organisations;
    private final AccountQueries accounts;

    /**
     * Addresses in any spelling.
     *
     * @param organisations by the address of somebody who runs its restaurants
     */
    public People(Staff staff, AccountQueries accounts) {
        this.admins = staff.admins();
        this.organisations = staff.organisations();
        this.accounts = accounts;
    }

    /** What this recipient of a code may do. */
    public Rights rightsOf(Recipient recipient) {
        String address = recipient.address().toLowerCase(Locale.ROOT);
        return new Rights(
                admins.contains(address),
                switch (recipient) {
                    case ByEmail(var email) -> accounts.openWithEmail(email).orElse(null);
                    case BySms(var phone) -> accounts.openWithPhone(phone).orElse(null);
                },
                organisations.get(address));
    }
}
