package dev.brigade.account;

import dev.brigade.account.account.AccountDecider;
import dev.brigade.account.account.card.CardCipher;
import dev.brigade.account.account.card.CardKey;
import dev.brigade.account.account.dump.DumpRounds;
import dev.brigade.account.account.dump.DumpSettings;
import dev.brigade.account.account.dump.Dumps;
import dev.brigade.account.balance.consumer.BalanceHandler;
import dev.brigade.account.command.Fingerprints;
import dev.brigade.account.command.OldAnswers;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.organisation.OrganisationDecider;
import dev.brigade.account.payment.PaymentDecider;
import dev.brigade.account.redrive.Redriver;
import dev.brigade.account.redrive.RelayRoom;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayConfig;
import dev.brigade.outbox.RelayEngine;
import dev.brigade.outbox.RelayMode;
import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the pieces meet. A command goes through its route, the decider and the row's store, which
 * hands the events to the {@link Outbox}, all in one transaction; the {@link Relay} takes them to
 * Kafka. The {@link InboxConsumer} brings back what ledgers tell.
 */
final class Wiring {

    private static final String LEDGER_EVENTS = "ledger.events.v1";

    @Produces
    @Singleton
    AccountDecider accounts() {
        return new AccountDecider();
    }

    @Produces
    @Singleton
    PaymentDecider payments() {
        return new PaymentDecider();
    }

    @Produces
    @Singleton
    OrganisationDecider organisations() {
        return new OrganisationDecider();
    }

    @Produces
    @Singleton
    CardKey cardKey(@ConfigProperty(name = "brigade.card.key") Optional<String> key) {
        return CardKey.of(key);
    }

    @Produces
    @Singleton
    CardCipher cardCipher(CardKey key) {
        return new CardCipher(key);
    }

    @Produces
    @Singleton
    Fingerprints fingerprints(CardKey key) {
        return new Fingerprints(key.derive("command fingerprints"));
    }

    @Produces
    @Singleton
    OldAnswers oldAnswers(
            DataSource database, @ConfigProperty(name = "brigade.answers-kept") Duration kept) {
        return new OldAnswers(database, kept);
    }

    @Produces
    @Singleton
    Outbox outbox(@ConfigProperty(name = "brigade.outbox.audit") Optional<Duration> audit) {
        return audit.isPresent() ? Outbox.audited() : new Outbox();
    }

    @Produces
    @Singleton
    Relay relay(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "relay.engine") String engine,
            @ConfigProperty(name = "relay.mode") String mode,
            @ConfigProperty(name = "brigade.outbox.audit") Optional<Duration> audit) {
        RelayConfig config = RelayConfig.of(jdbcUrl, user, password, kafka, "/account-service");
        try {
            RelayConfig chosen =
                    config.withEngine(RelayEngine.named(engine)).withMode(RelayMode.named(mode));
            return Relay.of(audit.map(chosen::withAudit).orElse(chosen));
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(invalid.getMessage());
        }
    }

    @Produces
    @Singleton
    Redriver redriver(
            DataSource database, Outbox outbox, @All List<RowSnapshots> kinds, Relay relay) {
        return new Redriver(database, outbox, kinds, () -> RelayRoom.isLeft(relay.status()));
    }

    @Produces
    @Singleton
    InboxConsumer ledgerConsumer(
            DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        return InboxConsumer.named("account-service.balance")
                .bootstrapServers(kafka)
                .topics(LEDGER_EVENTS)
                .dataSource(database)
                .handler(new BalanceHandler())
                .build();
    }

    @Produces
    @Singleton
    DumpSettings dumpSettings(
            @ConfigProperty(name = "brigade.dump.at") LocalTime at,
            @ConfigProperty(name = "brigade.dump.every") Duration every,
            @ConfigProperty(name = "brigade.dump.keep") int keep,
            @ConfigProperty(name = "brigade.dump.max-age") Duration maxAge) {
        return new DumpSettings(at, every, keep, maxAge);
    }

    @Produces
    @Singleton
    Dumps dumps(
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            DumpSettings settings) {
        return new Dumps(database, kafka, settings);
    }

    @Produces
    @Singleton
    DumpRounds dumpRounds(Dumps dumps, DumpSettings settings) {
        return new DumpRounds(dumps, settings);
    }
}
