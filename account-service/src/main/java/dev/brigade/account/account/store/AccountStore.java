package dev.brigade.account.account.store;

import dev.brigade.account.account.Account;
import dev.brigade.account.account.AccountEvent;
import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.account.command.RowStore;
import dev.brigade.account.command.UnitOfWork;

/** The accounts within one unit of work. */
final class AccountStore extends RowStore<Account, AccountEvent> {

    AccountStore(AccountRows rows, UnitOfWork unit) {
        super(rows, unit);
    }

    @Override
    protected void publish(UnitOfWork to, AccountEvent event, long version) {
        to.publish(AccountAnnouncements.event(event), version);
        for (var sameInAnotherSize : AccountAnnouncements.beside(event, version)) {
            to.publishBeside(sameInAnotherSize, version);
        }
    }
}
