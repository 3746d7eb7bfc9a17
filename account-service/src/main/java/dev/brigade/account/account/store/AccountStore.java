package dev.brigade.account.account.store;

import dev.brigade.account.account.Account;
import dev.brigade.account.account.AccountEvent;
import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.decider.StateStore;
import java.util.List;
import java.util.Optional;

/** The accounts within one unit of work: the row, and its events in the outbox. */
record AccountStore(AccountRows rows, UnitOfWork unit)
        implements StateStore<String, Account, AccountEvent> {

    @Override
    public Optional<Versioned<Account>> load(String id) {
        unit.refresh();
        Optional<Versioned<Account>> account =
                rows.findByIdOptional(id).map(row -> new Versioned<>(row.toAccount(), row.version));
        unit.requireVersion(account.map(Versioned::version).orElse(0L));
        return account;
    }

    @Override
    public boolean save(
            String id,
            long expectedVersion,
            Account state,
            long newVersion,
            List<AccountEvent> events) {
        boolean saved =
                expectedVersion == 0
                        ? rows.insert(id, state, newVersion)
                        : rows.update(id, expectedVersion, state, newVersion);
        if (saved) {
            publish(events, expectedVersion);
        }
        return saved;
    }

    private void publish(List<AccountEvent> events, long versionBefore) {
        long version = versionBefore;
        for (AccountEvent event : events) {
            version++;
            unit.publish(AccountAnnouncements.event(event), version);
            for (var sameInAnotherSize : AccountAnnouncements.beside(event, version)) {
                unit.publishBeside(sameInAnotherSize, version);
            }
        }
    }
}
