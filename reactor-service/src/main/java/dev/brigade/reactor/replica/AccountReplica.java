package dev.brigade.reactor.replica;

import dev.brigade.http.ProblemException;
import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.reactor.replica.AccountCopy.Address;
import dev.brigade.readmodel.EventType;
import dev.brigade.readmodel.JdbcTable;
import dev.brigade.readmodel.KafkaTopics;
import dev.brigade.readmodel.ReadModel;
import dev.brigade.readmodel.RunningReadModel;
import dev.brigade.readmodel.VersionedRow;
import dev.brigade.readmodel.VersionedTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The accounts, from {@code account.events.v1} alone: nobody has to be called for them. Each has
 * its owner's version, and an older event never overwrites a newer one. Thread-safe.
 */
public final class AccountReplica implements AutoCloseable {

    /** The topic that it is made of. */
    public static final String TOPIC = "account.events.v1";

    record Opened(String id, String holderName, Address address, long creditLimit, String status) {}

    /** What an account is; nothing happened to it. */
    record Snapshot(
            String id, String holderName, Address address, long creditLimit, String status) {}

    record CreditLimitChanged(String id, long newCreditLimit) {}

    record AddressChanged(String id, Address address) {}

    record Closed(String id) {}

    static final ReadModel<VersionedTable<AccountCopy>> MODEL =
            ReadModel.<VersionedTable<AccountCopy>>named("accounts")
                    .on(
                            EventType.of("AccountOpenedEvent", Opened.class),
                            (event, accounts) ->
                                    accounts.put(
                                            event.id(),
                                            new AccountCopy(
                                                    event.holderName(),
                                                    event.creditLimit(),
                                                    event.status(),
                                                    event.address())))
                    .on(
                            EventType.of("CreditLimitChangedEvent", CreditLimitChanged.class),
                            (event, accounts) ->
                                    accounts.update(
                                            event.id(),
                                            copy -> copy.withCreditLimit(event.newCreditLimit())))
                    .on(
                            EventType.of("AddressChangedEvent", AddressChanged.class),
                            (event, accounts) ->
                                    accounts.update(
                                            event.id(), copy -> copy.withAddress(event.address())))
                    .on(
                            EventType.of("AccountSnapshotEvent", Snapshot.class),
                            AccountReplica::replace)
                    .on(
                            EventType.of("AccountClosedEvent", Closed.class),
                            (event, accounts) -> accounts.delete(event.id()));

    private static final JdbcTable<AccountCopy> TABLE =
            JdbcTable.of("account_replica", AccountCopy.class);

    private final String bootstrapServers;
    private final DataSource database;
    private volatile @Nullable RunningReadModel<VersionedTable<AccountCopy>> running;

    /** A replica that does not follow anybody yet. */
    public AccountReplica(String bootstrapServers, DataSource database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
    }

    private static void replace(Snapshot account, VersionedTable<AccountCopy> accounts) {
        if (account.status().equals("CLOSED")) {
            accounts.delete(account.id());
        } else {
            accounts.put(
                    account.id(),
                    new AccountCopy(
                            account.holderName(),
                            account.creditLimit(),
                            account.status(),
                            account.address()));
        }
    }

    /** Follows the owner's events from the beginning, or from where it stopped the last time. */
    public void start() {
        running = MODEL.start(KafkaTopics.of(bootstrapServers, TOPIC), TABLE, database);
    }

    /** How far it is. */
    public ConsumerStatus status() {
        RunningReadModel<?> model = running;
        return model == null
                ? new ConsumerStatus(
                        MODEL.name(), false, Duration.ZERO, false, List.of(), "not started")
                : model.status();
    }

    /** The copy of an account; throws a 503 when it cannot be told yet. */
    Optional<VersionedRow<AccountCopy>> find(String accountId) {
        RunningReadModel<VersionedTable<AccountCopy>> model = running;
        if (model == null) {
            throw ProblemException.unavailable("The replica is starting", Duration.ofSeconds(2));
        }
        return model.client().find(accountId);
    }

    @Override
    public void close() {
        RunningReadModel<?> model = running;
        if (model != null) {
            model.close();
        }
    }
}
