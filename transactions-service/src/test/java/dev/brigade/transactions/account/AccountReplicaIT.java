package dev.brigade.transactions.account;

import static dev.brigade.transactions.support.Marketplace.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.InvalidEventException;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.support.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class AccountReplicaIT {

    private final AccountReplica replica = new AccountReplica();
    private final String account = newId("account");

    @Inject DataSource database;
    @Inject Accounts accounts;

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_001L, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_credit_limit_that_no_ledger_can_decide_by_is_an_invalid_event(long limit)
            throws SQLException {
        refuse(opened(limit));
        assertThat(accounts.find(account)).isEmpty();

        handle(opened(500));
        refuse(changed(limit));
        assertThat(accounts.find(account)).map(KnownAccount::creditLimit).contains(500L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000_000_000L})
    void the_least_and_the_greatest_credit_limit_are_kept(long limit) throws SQLException {
        handle(opened(limit));
        assertThat(accounts.find(account)).map(KnownAccount::creditLimit).contains(limit);

        handle(opened(500));
        handle(changed(limit));
        assertThat(accounts.find(account)).map(KnownAccount::creditLimit).contains(limit);
    }

    @Test
    void a_snapshot_tells_all_and_one_that_is_not_newer_changes_nothing() throws SQLException {
        handle(snapshot(3, 700, "OPEN"));
        assertThat(accounts.find(account))
                .contains(new KnownAccount(account, 3, 700, "RS", "11000", false));

        handle(snapshot(3, 1, "CLOSED"));
        handle(snapshot(2, 1, "CLOSED"));
        assertThat(accounts.find(account)).map(KnownAccount::creditLimit).contains(700L);

        handle(snapshot(4, 700, "CLOSED"));
        assertThat(accounts.find(account)).map(KnownAccount::closed).contains(true);
    }

    private EventEnvelope snapshot(long version, long limit, String status) {
        return event(
                "AccountSnapshotEvent",
                version,
                "\"address\":{\"zipOrPostal\":\"11000\",\"countryCode\":\"RS\"},"
                        + "\"creditLimit\":%d,\"status\":\"%s\"".formatted(limit, status));
    }

    private void refuse(EventEnvelope event) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> handle(event))
                .withMessageContaining("A credit limit must be 0 to 10^12 cents");
    }

    private void handle(EventEnvelope event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            replica.handle(connection, event);
        }
    }

    private EventEnvelope opened(long limit) {
        return event(
                "AccountOpenedEvent",
                1,
                "\"address\":{\"zipOrPostal\":\"11000\",\"countryCode\":\"RS\"},\"creditLimit\":"
                        + limit);
    }

    private EventEnvelope changed(long limit) {
        return event(
                "CreditLimitChangedEvent", 2, "\"oldCreditLimit\":500,\"newCreditLimit\":" + limit);
    }

    private EventEnvelope event(String kind, long version, String fields) {
        return new EventEnvelope(
                Uuids.v7().toString(),
                kind,
                "/test",
                account,
                Instant.now(),
                "Account",
                version,
                "c-1",
                null,
                null,
                null,
                "{\"kind\":\"%s\",\"decider\":\"Account\",\"id\":\"%s\",\"version\":1,\"final\":false,%s}"
                        .formatted(kind, account, fields));
    }
}
