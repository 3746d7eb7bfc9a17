package dev.brigade.account;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.messaging.Uuids;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what transactions-service would say of its ledgers, and looks at the copy made of it. */
@Singleton
public final class LedgerOfOthers {

    private static final String TOPIC = "ledger.events.v1";

    private final EventPublisher publisher;
    private final DataSource database;

    LedgerOfOthers(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka, DataSource database) {
        Topics.ensure(kafka, List.of(new TopicSpec(TOPIC, 3, Duration.ofDays(1), false)));
        this.publisher = new EventPublisher(kafka, "ledger-of-others");
        this.database = database;
    }

    @PreDestroy
    void stop() {
        publisher.close();
    }

    /** Tells that a transaction was cleared. */
    public void cleared(String account, long version, long amount, String code) {
        String fields = "\"transactionId\":\"t%d\",\"amount\":%d,\"code\":\"%s\"";
        publish(
                "TransactionClearedEvent",
                account,
                version,
                fields.formatted(version, amount, code));
    }

    void applied(String account, long version, String payment, long amount) {
        publish("PaymentAppliedEvent", account, version, payment(payment, amount));
    }

    void returned(String account, long version, String payment, long amount) {
        publish("PaymentReturnedEvent", account, version, payment(payment, amount));
    }

    /** What can be paid by the service's own copy. */
    public long copyOf(String account) throws SQLException {
        String sql =
                """
                select coalesce((select cents from account_balance where account_id = ?), 0)
                    - coalesce((select sum(amount) from payment_under_way where account_id = ?), 0)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, account);
            query.setString(2, account);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String payment(String id, long amount) {
        return "\"paymentId\":\"%s\",\"amount\":%d".formatted(id, amount);
    }

    private void publish(String type, String account, long version, String fields) {
        String json =
                """
                {"kind":"%s","decider":"Ledger","id":"%s","version":1,"final":false,%s}\
                """
                        .formatted(type, account, fields);
        EventEnvelope event =
                new EventEnvelope(
                        Uuids.v7().toString(),
                        type,
                        "/transactions-service",
                        account,
                        Instant.now(),
                        "Ledger",
                        version,
                        "test",
                        null,
                        null,
                        null,
                        json);
        publisher.publishAll(TOPIC, List.of(event));
    }
}
