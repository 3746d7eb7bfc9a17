package dev.brigade.transactions.account;

import dev.brigade.messaging.EventCodec;

/** What account-service tells about accounts, as far as it matters here. */
sealed interface AccountEvent {

    record Opened(String id, Address address, long creditLimit) implements AccountEvent {}

    record CreditLimitChanged(String id, long newCreditLimit) implements AccountEvent {}

    record AddressChanged(String id, Address address) implements AccountEvent {}

    record Closed(String id) implements AccountEvent {}

    /** What an account is; nothing happened to it. */
    record Snapshot(String id, Address address, long creditLimit, String status)
            implements AccountEvent {}

    record Address(String zipOrPostal, String countryCode) {}

    /** The names of these events. */
    EventCodec<AccountEvent> CODEC =
            EventCodec.<AccountEvent>named("Account")
                    .event("AccountOpenedEvent", Opened.class)
                    .event("CreditLimitChangedEvent", CreditLimitChanged.class)
                    .event("AddressChangedEvent", AddressChanged.class)
                    .event("AccountSnapshotEvent", Snapshot.class)
                    .finalEvent("AccountClosedEvent", Closed.class)
                    .complete(AccountEvent.class);
}
