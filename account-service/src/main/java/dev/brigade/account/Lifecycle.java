package dev.brigade.account;

import dev.brigade.account.account.card.CardCipher;
import dev.brigade.account.account.card.InvalidCardKeyException;
import dev.brigade.account.account.dump.DumpRounds;
import dev.brigade.account.account.store.AccountQueries;
import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.account.command.OldAnswers;
import dev.brigade.account.organisation.wire.OrganisationMessages;
import dev.brigade.account.otp.http.Doorkeeper;
import dev.brigade.account.otp.secret.InvalidKeysException;
import dev.brigade.account.otp.token.InvalidStaffException;
import dev.brigade.account.otp.wire.OtpMessages;
import dev.brigade.account.payment.wire.PaymentMessages;
import dev.brigade.account.redrive.Redriver;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.Relay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts and stops what runs beside the requests. */
@ApplicationScoped
class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final DataSource database;
    private final String kafka;
    private final AccountQueries accounts;
    private final Instance<CardCipher> cipher;
    private final Instance<Doorkeeper> doorkeeper;
    private final Relay relay;
    private final InboxConsumer consumer;
    private final DumpRounds dumps;
    private final Redriver redriver;
    private final OldAnswers oldAnswers;
    private @Nullable Thread starter;

    @Inject
    Lifecycle(
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            AccountQueries accounts,
            Instance<CardCipher> cipher,
            Instance<Doorkeeper> doorkeeper,
            Relay relay,
            InboxConsumer consumer,
            DumpRounds dumps,
            Redriver redriver,
            OldAnswers oldAnswers) {
        this.database = database;
        this.kafka = kafka;
        this.accounts = accounts;
        this.cipher = cipher;
        this.doorkeeper = doorkeeper;
        this.relay = relay;
        this.consumer = consumer;
        this.dumps = dumps;
        this.redriver = redriver;
        this.oldAnswers = oldAnswers;
    }

    /** Fails when the service must not run; what can be waited for is waited for in the back. */
    void start(@Observes StartupEvent event) {
        checkCardKey();
        checkSignIn();
        Outbox.install(database);
        InboxConsumer.install(database);
        relay.start();
        redriver.start();
        oldAnswers.start();
        starter = Thread.ofVirtual().name("topics").start(this::startConsuming);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread waiting = starter;
        if (waiting != null) {
            waiting.interrupt();
        }
        dumps.close();
        redriver.close();
        oldAnswers.close();
        consumer.close();
        relay.close();
    }

    /** Quarkus prints the message of this exception alone, and exits with 1. */
    private void checkCardKey() {
        try {
            CardCipher configured = cipher.get();
            accounts.anyCard().ifPresent(kept -> configured.open(kept.card(), kept.accountId()));
        } catch (InvalidCardKeyException invalid) {
            throw new ConfigurationException(invalid.getMessage());
        }
    }

    private void checkSignIn() {
        try {
            doorkeeper.get();
        } catch (InvalidKeysException | InvalidStaffException invalid) {
            throw new ConfigurationException(invalid.getMessage());
        }
    }

    private void startConsuming() {
        try {
            Topics.ensure(kafka, topics());
            dumps.start();
            consumer.start();
        } catch (RuntimeException refused) {
            LOG.errorf("The topics cannot be created, so nothing is consumed: %s", refused);
        }
    }

    private static List<TopicSpec> topics() {
        List<TopicSpec> topics = new ArrayList<>(AccountAnnouncements.TOPICS);
        topics.add(PaymentMessages.TOPIC);
        topics.add(OrganisationMessages.TOPIC);
        topics.add(OtpMessages.TOPIC);
        return topics;
    }
}
