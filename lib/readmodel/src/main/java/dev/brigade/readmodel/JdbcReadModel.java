package dev.brigade.readmodel;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.InboxConsumer;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** A read model in a SQL database, fed by an inbox consumer of its own. */
final class JdbcReadModel<C> implements RunningReadModel<C> {

    private final InboxConsumer consumer;
    private final C client;

    private JdbcReadModel(InboxConsumer consumer, C client) {
        this.consumer = consumer;
        this.client = client;
    }

    static <C> JdbcReadModel<C> start(
            ReadModel<C> model,
            KafkaTopics topics,
            JdbcClientFactory<C> clients,
            DataSource database) {
        InboxConsumer.install(database);
        try {
            clients.install(database);
        } catch (SQLException e) {
            throw new ReadModelException("Cannot install " + model.name(), e);
        }
        InboxConsumer consumer =
                InboxConsumer.named("readmodel-" + model.name())
                        .bootstrapServers(topics.bootstrapServers())
                        .topics(topics.names())
                        .dataSource(database)
                        .handler((tx, event) -> model.apply(event, clients.writing(tx, event)))
                        .build();
        consumer.start();
        return new JdbcReadModel<>(consumer, clients.reading(database));
    }

    @Override
    public C client() {
        return client;
    }

    @Override
    public ConsumerStatus status() {
        return consumer.status();
    }

    @Override
    public boolean await(Position position, Duration atMost) throws InterruptedException {
        return consumer.await(position.topic(), position.partition(), position.offset(), atMost);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
