package dev.brigade.account.account.wire;

import org.jspecify.annotations.Nullable;

/**
 * The events of an account as JSON: a contract with everyone who reads them. Amounts in whole
 * cents; a card number is masked.
 */
public sealed interface AccountMessage {

    /** {@code AccountOpenedEvent}: all of the account. */
    record Opened(
            String id,
            String holderName,
            String email,
            String phone,
            AddressJson address,
            String cardMasked,
            long creditLimit,
            String status)
            implements AccountMessage {}

    /** {@code CreditLimitChangedEvent}. */
    record CreditLimitChanged(String id, long oldCreditLimit, long newCreditLimit)
            implements AccountMessage {}

    /** {@code AddressChangedEvent}: the new address and the old one. */
    record AddressChanged(String id, AddressJson address, AddressJson oldAddress)
            implements AccountMessage {}

    /** {@code AddressChangedNotificationEvent}: who wants to know more calls back. */
    record AddressChangedNotification(String id, long accountVersion) implements AccountMessage {}

    /** {@code AddressChangedDeltaEvent}: the fields that changed. */
    record AddressChangedDelta(String id, long accountVersion, AddressChange address)
            implements AccountMessage {}

    /** {@code AddressChangedFatEvent}: the whole state before and after. */
    record AddressChangedFat(String id, long accountVersion, StateJson before, StateJson after)
            implements AccountMessage {}

    /** {@code ContactChangedEvent}. */
    record ContactChanged(String id, String email, String phone) implements AccountMessage {}

    /** {@code AccountClosedEvent}. */
    record Closed(String id) implements AccountMessage {}

    /** {@code AccountSnapshotEvent}: nothing happened; this is what the account is at a version. */
    record Snapshot(
            String id,
            long accountVersion,
            String holderName,
            String email,
            String phone,
            AddressJson address,
            String cardMasked,
            long creditLimit,
            String status)
            implements AccountMessage {}

    /** {@code AccountNotOpenedEvent}. */
    record NotOpened(String id, String reason) implements AccountMessage {}

    /** {@code CreditLimitNotChangedEvent}. */
    record CreditLimitNotChanged(String id, String reason) implements AccountMessage {}

    /** {@code AddressNotChangedEvent}. */
    record AddressNotChanged(String id, String reason) implements AccountMessage {}

    /** {@code ContactNotChangedEvent}. */
    record ContactNotChanged(String id, String reason) implements AccountMessage {}

    /** {@code AccountNotClosedEvent}. */
    record NotClosed(String id, String reason) implements AccountMessage {}

    /** An address. */
    record AddressJson(String streetAddress, String zipOrPostal, String countryCode) {}

    /** The fields of an address that changed; the others are null, and left out. */
    record AddressChange(
            @Nullable String streetAddress,
            @Nullable String zipOrPostal,
            @Nullable String countryCode) {}

    /** The state of an account. */
    record StateJson(
            String holderName,
            String email,
            String phone,
            AddressJson address,
            String cardMasked,
            long creditLimit,
            String status) {}
}
