package dev.brigade.account.payment.store;

import dev.brigade.account.payment.Payment;
import dev.brigade.account.payment.Source;
import dev.brigade.account.payment.Transfer;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a payment. Hibernate fills it; it is written by {@link PaymentRows} alone. */
@Entity(name = "Payment")
@Table(name = "payment")
@SuppressWarnings("NullAway.Init")
class PaymentRow extends PanacheEntityBase {

    @Id String id;
    String accountId;
    long amount;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    long version;

    Payment toPayment() {
        Transfer transfer = new Transfer(accountId, amount, source);
        return switch (status) {
            case SUBMITTED -> new Payment.Submitted(transfer);
            case RETURNED -> new Payment.Returned(transfer);
        };
    }
}
