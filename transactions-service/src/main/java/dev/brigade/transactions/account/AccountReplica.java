package dev.brigade.transactions.account;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InboxHandler;
import dev.brigade.messaging.InvalidEventException;
import dev.brigade.transactions.account.AccountEvent.Address;
import dev.brigade.transactions.account.AccountEvent.AddressChanged;
import dev.brigade.transactions.account.AccountEvent.Closed;
import dev.brigade.transactions.account.AccountEvent.CreditLimitChanged;
import dev.brigade.transactions.account.AccountEvent.Opened;
import dev.brigade.transactions.account.AccountEvent.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the known accounts up to date. Events of the past and of no interest change nothing. */
public final class AccountReplica implements InboxHandler {

    /** What a ledger can decide by, in cents. */
    private static final long MAX_CREDIT_LIMIT = 1_000_000_000_000L;

    @Override
    public void handle(Connection transaction, EventEnvelope event) throws SQLException {
        if (!AccountEvent.CODEC.kinds().contains(event.type())) {
            return;
        }
        long version = event.version();
        switch (AccountEvent.CODEC.decode(event.type(), event.json())) {
            case Opened(var id, var address, var limit) ->
                    Accounts.save(transaction, whole(id, version, address, limit, false));
            case Snapshot(var id, var address, var limit, var status) ->
                    Accounts.save(
                            transaction,
                            whole(id, version, address, limit, status.equals("CLOSED")));
            case CreditLimitChanged(var id, var limit) ->
                    Accounts.save(
                            transaction,
                            known(transaction, id).withCreditLimit(valid(limit), version));
            case AddressChanged(var id, var address) ->
                    Accounts.save(
                            transaction,
                            known(transaction, id)
                                    .withAddress(
                                            address.countryCode(), address.zipOrPostal(), version));
            case Closed(var id) ->
                    Accounts.save(transaction, known(transaction, id).close(version));
        }
    }

    private static KnownAccount whole(
            String id, long version, Address address, long limit, boolean closed) {
        return new KnownAccount(
                id, version, valid(limit), address.countryCode(), address.zipOrPostal(), closed);
    }

    private static long valid(long creditLimit) {
        if (creditLimit < 0 || creditLimit > MAX_CREDIT_LIMIT) {
            throw new InvalidEventException(
                    "A credit limit must be 0 to 10^12 cents: " + creditLimit);
        }
        return creditLimit;
    }

    private static KnownAccount known(Connection transaction, String id) throws SQLException {
        return Accounts.find(transaction, id)
                .orElseThrow(() -> new InvalidEventException("Nothing was heard of account " + id));
    }
}
