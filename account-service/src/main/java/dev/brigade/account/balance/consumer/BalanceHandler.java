package dev.brigade.account.balance.consumer;

import dev.brigade.account.balance.BalanceView;
import dev.brigade.account.balance.LedgerEvent;
import dev.brigade.account.balance.LedgerEvent.PaymentApplied;
import dev.brigade.account.balance.store.BalanceTable;
import dev.brigade.account.balance.store.BalanceTable.Copy;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps the copy of what each account owes, with one event of a ledger after the other. */
public final class BalanceHandler implements InboxHandler {

    private final BalanceView view = new BalanceView();

    @Override
    public void handle(Connection transaction, EventEnvelope envelope) throws SQLException {
        Optional<LedgerEvent> event = LedgerEvents.read(envelope);
        if (event.isPresent()) {
            apply(transaction, event.get(), envelope.version());
        }
    }

    private void apply(Connection transaction, LedgerEvent event, long version)
            throws SQLException {
        Copy before = BalanceTable.read(transaction, event.id());
        if (version <= before.version()) {
            return; // published again, and longer ago than the inbox remembers
        }
        Copy after = new Copy(view.evolve(before.balance(), event), version);
        BalanceTable.write(transaction, event.id(), after);
        if (event instanceof PaymentApplied applied) {
            BalanceTable.release(transaction, applied.paymentId());
        }
    }
}
