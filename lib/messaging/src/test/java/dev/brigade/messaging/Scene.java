package dev.brigade.messaging;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A database, a topic and consumers of it, for one test. */
final class Scene implements AutoCloseable {

    static final String GROUP = "kitchen";
    static final int PARTITIONS = 4;
    static final RetryPolicy QUICK =
            new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(50));

    /** What an event did: there is no key that would hide a repetition. */
    record Effect(String eventId, String subject, long version) {}

    final String databaseUrl = BackingPostgres.shared().newDatabaseUrl();
    final AgroalDataSource database = pool(databaseUrl);
    final String bootstrapServers;
    final String topic = "orders-" + Uuids.v7();
    final EventPublisher publisher;
    private final List<InboxConsumer> consumers = new ArrayList<>();

    Scene() {
        this(BackingKafka.shared().bootstrapServers());
        createTopic();
    }

    Scene(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.publisher = new EventPublisher(bootstrapServers, "test");
        InboxConsumer.install(database);
        execute(
                """
                create table effect (
                    number bigint generated always as identity,
                    event_id text not null, subject text not null, version bigint not null)
                """);
    }

    /** The pool that the services use. */
    private static AgroalDataSource pool(String url) {
        String user = BackingPostgres.shared().user();
        String password = BackingPostgres.shared().password();
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool ->
                                    pool.maxSize(10)
                                            .acquisitionTimeout(Duration.ofSeconds(5))
                                            .exceptionSorter(new PostgreSQLExceptionSorter())
                                            .connectionFactoryConfiguration(factory ->
                                                    factory.jdbcUrl(url)
                                                            .principal(new NamePrincipal(user))
                                                            .credential(
                                                                    new SimplePassword(
                                                                            password)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void createTopic() {
        Topics.ensure(
                bootstrapServers,
                List.of(new TopicSpec(topic, PARTITIONS, Duration.ofDays(1), false)));
    }

    /** A consumer of the topic that is closed with the scene. */
    InboxConsumer start(InboxHandler handler) {
        return start(handler, QUICK);
    }

    InboxConsumer start(InboxHandler handler, RetryPolicy retryPolicy) {
        InboxConsumer consumer =
                InboxConsumer.named(GROUP)
                        .bootstrapServers(bootstrapServers)
                        .topics(topic)
                        .dataSource(database)
                        .handler(handler)
                        .retryPolicy(retryPolicy)
                        .sessionTimeout(Duration.ofSeconds(6))
                        .build()
                        .start();
        consumers.add(consumer);
        return consumer;
    }

    void publish(EventEnvelope... events) {
        publisher.publishAll(topic, List.of(events));
    }

    RecordMetadata produce(ProducerRecord<String, byte[]> produced) {
        return publisher.send(produced).join();
    }

    static void write(Connection transaction, EventEnvelope event) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement(
                        "insert into effect (event_id, subject, version) values (?, ?, ?)")) {
            insert.setString(1, event.eventId());
            insert.setString(2, event.subject());
            insert.setLong(3, event.version());
            insert.executeUpdate();
        }
    }

    /** All effects that are committed, in the order they were written. */
    List<Effect> effects() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select * from effect order by number");
                ResultSet rows = query.executeQuery()) {
            List<Effect> effects = new ArrayList<>();
            while (rows.next()) {
                effects.add(
                        new Effect(
                                rows.getString("event_id"),
                                rows.getString("subject"),
                                rows.getLong("version")));
            }
            return effects;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> effectIds() {
        return effects().stream().map(Effect::eventId).toList();
    }

    List<DeadLetter> deadLetters() {
        try {
            return new DeadLetters(database).latest(100);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumers.forEach(InboxConsumer::close);
        publisher.close();
        database.close();
    }
}
