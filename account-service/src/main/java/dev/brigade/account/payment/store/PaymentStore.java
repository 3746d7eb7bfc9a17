package dev.brigade.account.payment.store;

import dev.brigade.account.balance.store.BalanceTable;
import dev.brigade.account.command.RowStore;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.payment.Payment;
import dev.brigade.account.payment.PaymentEvent;
import dev.brigade.account.payment.PaymentEvent.PaymentSubmitted;
import dev.brigade.account.payment.wire.PaymentMessages;

/**
 * The payments within one unit of work, and what a submitted payment takes from the balance that
 * others may still pay.
 */
final class PaymentStore extends RowStore<Payment, PaymentEvent> {

    PaymentStore(PaymentRows rows, UnitOfWork unit) {
        super(rows, unit);
    }

    @Override
    protected void publish(UnitOfWork to, PaymentEvent event, long version) {
        to.publish(PaymentMessages.event(event), version);
        if (event instanceof PaymentSubmitted(var id, var transfer)) {
            to.write(connection ->
                    BalanceTable.reserve(connection, id, transfer.accountId(), transfer.amount()));
        }
    }
}
