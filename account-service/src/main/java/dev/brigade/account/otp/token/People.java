package dev.brigade.account.otp.token;

import dev.brigade.account.otp.Recipient;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is who. A customer is known by the contact of their open account; operators, and those who
 * run restaurants, are named by the deployment. Thread-safe when its customers are.
 */
public final class People {

    private final Staff staff;
    private final Customers customers;

    /** These people, and nobody else. */
    public People(Staff staff, Customers customers) {
        this.staff = staff;
        this.customers = customers;
    }

    /** Those who have an account. */
    @FunctionalInterface
    public interface Customers {

        /** The id of the open account whose holder is reached there. */
        Optional<String> accountOf(Recipient recipient);
    }

    /** What this recipient of a code may do. */
    public Rights rightsOf(Recipient recipient) {
        String address = recipient.address().toLowerCase(Locale.ROOT);
        return new Rights(
                staff.admins().contains(address),
                customers.accountOf(recipient).orElse(null),
                staff.organisations().get(address));
    }
}
