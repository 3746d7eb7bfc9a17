package dev.brigade.account.account.wire;

import dev.brigade.account.account.AccountEvent;
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
import dev.brigade.account.account.Profile;
import dev.brigade.messaging.EventCodec;

/** What goes out for each event of an account, and under which name. */
public final class AccountMessages {

    /** The name of the decider on the wire. */
    public static final String DECIDER = "Account";

    /** The table of names. */
    public static final EventCodec<AccountMessage> CODEC =
            EventCodec.<AccountMessage>named(DECIDER)
                    .event("AccountOpenedEvent", AccountMessage.Opened.class)
                    .event("CreditLimitChangedEvent", AccountMessage.CreditLimitChanged.class)
                    .event("AddressChangedEvent", AccountMessage.AddressChanged.class)
                    .event(
                            "AddressChangedNotificationEvent",
                            AccountMessage.AddressChangedNotification.class)
                    .event("AddressChangedDeltaEvent", AccountMessage.AddressChangedDelta.class)
                    .event("AddressChangedFatEvent", AccountMessage.AddressChangedFat.class)
                    .event("ContactChangedEvent", AccountMessage.ContactChanged.class)
                    .finalEvent("AccountClosedEvent", AccountMessage.Closed.class)
                    .event("AccountSnapshotEvent", AccountMessage.Snapshot.class)
                    .refusal("AccountNotOpenedEvent", AccountMessage.NotOpened.class)
                    .refusal(
                            "CreditLimitNotChangedEvent",
                            AccountMessage.CreditLimitNotChanged.class)
                    .refusal("AddressNotChangedEvent", AccountMessage.AddressNotChanged.class)
                    .refusal("ContactNotChangedEvent", AccountMessage.ContactNotChanged.class)
                    .refusal("AccountNotClosedEvent", AccountMessage.NotClosed.class)
                    .complete(AccountMessage.class);

    private static final String OPEN = "OPEN";

    private AccountMessages() {}

    /** The event's JSON. */
    public static String json(AccountEvent event) {
        return CODEC.encode(of(event));
    }

    /** The event on the wire. */
    static AccountMessage of(AccountEvent event) {
        return switch (event) {
            case AccountOpened(var id, var profile) -> opened(id, profile);
            case CreditLimitChanged(var id, var before, var after) ->
                    new AccountMessage.CreditLimitChanged(id, before.cents(), after.cents());
            case AddressChanged(var id, var before, var after) ->
                    new AccountMessage.AddressChanged(
                            id, Addresses.json(after.address()), Addresses.json(before.address()));
            case ContactChanged(var id, var contact) ->
                    new AccountMessage.ContactChanged(
                            id, contact.email().value(), contact.phone().e164());
            case AccountClosed(var id) -> new AccountMessage.Closed(id);
            case AccountNotOpened(var id, var reason) -> new AccountMessage.NotOpened(id, reason);
            case CreditLimitNotChanged(var id, var reason) ->
                    new AccountMessage.CreditLimitNotChanged(id, reason);
            case AddressNotChanged(var id, var reason) ->
                    new AccountMessage.AddressNotChanged(id, reason);
            case ContactNotChanged(var id, var reason) ->
                    new AccountMessage.ContactNotChanged(id, reason);
            case AccountNotClosed(var id, var reason) -> new AccountMessage.NotClosed(id, reason);
        };
    }

    /** The state of an open account. */
    static AccountMessage.StateJson state(Profile profile) {
        return new AccountMessage.StateJson(
                profile.holderName().value(),
                profile.contact().email().value(),
                profile.contact().phone().e164(),
                Addresses.json(profile.address()),
                profile.card().masked(),
                profile.creditLimit().cents(),
                OPEN);
    }

    private static AccountMessage.Opened opened(String id, Profile profile) {
        return new AccountMessage.Opened(
                id,
                profile.holderName().value(),
                profile.contact().email().value(),
                profile.contact().phone().e164(),
                Addresses.json(profile.address()),
                profile.card().masked(),
                profile.creditLimit().cents(),
                OPEN);
    }
}
