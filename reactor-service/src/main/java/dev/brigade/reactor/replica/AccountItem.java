package dev.brigade.reactor.replica;

import dev.brigade.reactor.replica.AccountCopy.Address;
import dev.brigade.readmodel.VersionedRow;
import java.time.Duration;
import java.time.Instant;

/**
 * A replica's account as it is shown.
 *
 * @param creditLimit in cents
 * @param sourceVersion the owner's version that this is a copy of
 * @param changedAt when the owner made that version
 * @param ageMs how long ago that was, in milliseconds
 */
record AccountItem(
        String id,
        String holderName,
        long creditLimit,
        String status,
        Address address,
        long sourceVersion,
        Instant changedAt,
        long ageMs) {

    static AccountItem of(VersionedRow<AccountCopy> row, Instant now) {
        AccountCopy copy = row.document();
        return new AccountItem(
                row.id(),
                copy.holderName(),
                copy.creditLimit(),
                copy.status(),
                copy.address(),
                row.version(),
                row.changedAt(),
                Math.max(0, Duration.between(row.changedAt(), now).toMillis()));
    }
}
