package dev.brigade.account.payment.store;

import dev.brigade.account.balance.store.BalanceTable;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.payment.Payment;
import dev.brigade.account.payment.PaymentEvent;
import dev.brigade.account.payment.PaymentEvent.PaymentSubmitted;
import dev.brigade.account.payment.wire.PaymentMessages;
import dev.brigade.decider.StateStore;
import java.util.List;
import java.util.Optional;

/**
 * The payments within one unit of work: the row, its events in the outbox, and what a submitted
 * payment takes from the balance that others may still pay.
 */
record PaymentStore(PaymentRows rows, UnitOfWork unit)
        implements StateStore<String, Payment, PaymentEvent> {

    @Override
    public Optional<Versioned<Payment>> load(String id) {
        unit.refresh();
        Optional<Versioned<Payment>> payment =
                rows.findByIdOptional(id).map(row -> new Versioned<>(row.toPayment(), row.version));
        unit.requireVersion(payment.map(Versioned::version).orElse(0L));
        return payment;
    }

    @Override
    public boolean save(
            String id,
            long expectedVersion,
            Payment state,
            long newVersion,
            List<PaymentEvent> events) {
        boolean saved =
                expectedVersion == 0
                        ? rows.insert(id, state, newVersion)
                        : rows.update(id, expectedVersion, state, newVersion);
        if (saved) {
            publish(events, expectedVersion);
        }
        return saved;
    }

    private void publish(List<PaymentEvent> events, long versionBefore) {
        long version = versionBefore;
        for (PaymentEvent event : events) {
            version++;
            unit.publish(PaymentMessages.event(event), version);
            if (event instanceof PaymentSubmitted(var id, var transfer)) {
                unit.write(connection ->
                        BalanceTable.reserve(
                                connection, id, transfer.accountId(), transfer.amount()));
            }
        }
    }
}
