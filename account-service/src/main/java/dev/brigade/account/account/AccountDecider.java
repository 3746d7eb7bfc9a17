package dev.brigade.account.account;

import dev.brigade.account.account.Account.Absent;
import dev.brigade.account.account.Account.Closed;
import dev.brigade.account.account.Account.Open;
import dev.brigade.account.account.AccountCommand.ChangeAddress;
import dev.brigade.account.account.AccountCommand.ChangeContact;
import dev.brigade.account.account.AccountCommand.ChangeCreditLimit;
import dev.brigade.account.account.AccountCommand.CloseAccount;
import dev.brigade.account.account.AccountCommand.OpenAccount;
import dev.brigade.account.account.AccountEvent.AccountClosed;
import dev.brigade.account.account.AccountEvent.AccountNotClosed;
import dev.brigade.account.account.AccountEvent.AccountNotOpened;
import dev.brigade.account.account.AccountEvent.AccountOpened;
import dev.brigade.account.account.AccountEvent.AddressChanged;
import dev.brigade.account.account.AccountEvent.AddressNotChanged;
import dev.brigade.account.account.AccountEvent.ContactChanged;
import dev.brigade.account.account.AccountEvent.ContactNotChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitChanged;
import dev.brigade.account.account.AccountEvent.CreditLimitNotChanged;
import dev.brigade.decider.Decider;
import java.util.List;
import java.util.function.Function;

/** The life of an account: opened, changed as often as one likes, closed for good. */
public final class AccountDecider implements Decider<AccountCommand, Account, AccountEvent> {

    @Override
    public Account initialState() {
        return new Absent();
    }

    @Override
    public List<AccountEvent> decide(AccountCommand command, Account account) {
        String id = command.id();
        return List.of(
                switch (command) {
                    case OpenAccount open -> decide(open, account);
                    case ChangeCreditLimit(_, var limit) ->
                            whileOpen(
                                    account,
                                    now -> new CreditLimitChanged(id, now.creditLimit(), limit),
                                    reason -> new CreditLimitNotChanged(id, reason));
                    case ChangeAddress(_, var address) ->
                            whileOpen(
                                    account,
                                    now -> new AddressChanged(id, now, now.with(address)),
                                    reason -> new AddressNotChanged(id, reason));
                    case ChangeContact(_, var contact) ->
                            whileOpen(
                                    account,
                                    _ -> new ContactChanged(id, contact),
                                    reason -> new ContactNotChanged(id, reason));
                    case CloseAccount _ ->
                            whileOpen(
                                    account,
                                    _ -> new AccountClosed(id),
                                    reason -> new AccountNotClosed(id, reason));
                });
    }

    @Override
    public Account evolve(Account account, AccountEvent event) {
        return switch (event) {
            case AccountOpened(_, var profile) -> new Open(profile);
            case CreditLimitChanged(_, _, var limit) -> new Open(profile(account).with(limit));
            case AddressChanged(_, _, var after) -> new Open(after);
            case ContactChanged(_, var contact) -> new Open(profile(account).with(contact));
            case AccountClosed _ -> new Closed(profile(account));
            case AccountNotOpened _, CreditLimitNotChanged _, AddressNotChanged _ -> account;
            case ContactNotChanged _, AccountNotClosed _ -> account;
        };
    }

    private static AccountEvent decide(OpenAccount command, Account account) {
        return switch (account) {
            case Absent() -> new AccountOpened(command.id(), command.profile());
            case Open _, Closed _ ->
                    new AccountNotOpened(command.id(), Reason.ACCOUNT_ALREADY_EXISTS);
        };
    }

    private static AccountEvent whileOpen(
            Account account,
            Function<Profile, AccountEvent> change,
            Function<String, AccountEvent> refusal) {
        return switch (account) {
            case Absent() -> refusal.apply(Reason.ACCOUNT_DOES_NOT_EXIST);
            case Open(var profile) -> change.apply(profile);
            case Closed _ -> refusal.apply(Reason.ACCOUNT_CLOSED);
        };
    }

    private static Profile profile(Account account) {
        return switch (account) {
            case Open(var profile) -> profile;
            case Closed(var profile) -> profile;
            case Absent() -> throw new IllegalStateException("A change before the opening");
        };
    }
}
