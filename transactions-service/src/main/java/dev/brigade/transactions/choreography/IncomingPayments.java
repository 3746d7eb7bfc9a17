package dev.brigade.transactions.choreography;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InvalidEventException;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.choreography.PaymentEvent.Returned;
import dev.brigade.transactions.choreography.PaymentEvent.Submitted;
import dev.brigade.transactions.command.CommandHandler;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.jdbc.InboxUnits;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;

/** Payments that were submitted or returned at account-service, from {@code payment.events.v1}. */
public final class IncomingPayments implements InboxUnits.Effect {

    private final CommandHandler<LedgerCommand> ledgers;

    /** Hands them to these ledgers. */
    public IncomingPayments(CommandHandler<LedgerCommand> ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void handle(UnitOfWork transaction, EventEnvelope event) {
        if (!PaymentEvent.CODEC.kinds().contains(event.type())) {
            return;
        }
        LedgerCommand command = command(PaymentEvent.CODEC.decode(event.type(), event.json()));
        Origin origin =
                Origin.caused(
                        Uuids.derived("payments", event.eventId()).toString(),
                        event.correlationId(),
                        event.eventId(),
                        event.traceparent());
        Refusals.log(command, ledgers.handle(transaction, command, origin));
    }

    private static LedgerCommand command(PaymentEvent event) {
        try {
            return switch (event) {
                case Submitted(var id, var account, var amount) ->
                        new ApplyPayment(account, id, amount);
                case Returned(var id, var account) -> new ReturnPayment(account, id);
            };
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidEventException(
                    "Not a payment: " + outOfRange.getMessage(), outOfRange);
        }
    }
}
