package dev.brigade.account.payment.store;

import dev.brigade.account.payment.Source;

/**
 * A payment as it is shown.
 *
 * @param amount in whole cents
 * @param version the number of its events
 */
public record PaymentItem(
        String id,
        String accountId,
        long amount,
        Source source,
        PaymentStatus status,
        long version) {

    static PaymentItem of(PaymentRow row) {
        return new PaymentItem(
                row.id, row.accountId, row.amount, row.source, row.status, row.version);
    }
}
