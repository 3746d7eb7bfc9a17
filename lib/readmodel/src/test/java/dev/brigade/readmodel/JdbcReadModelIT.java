package dev.brigade.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import dev.brigade.messaging.DeadLetters;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.messaging.Uuids;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcReadModelIT extends ReadModelContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final String servers = BackingKafka.shared().bootstrapServers();
    private final String topic = "accounts-" + Uuids.v7();
    private final DataSource database = BackingPostgres.shared().newDatabase();
    private final EventPublisher publisher = new EventPublisher(servers, "test");
    private final RunningReadModel<VersionedTable<Account>> running;

    JdbcReadModelIT() {
        Topics.ensure(servers, List.of(new TopicSpec(topic, 2, Duration.ofDays(1), false)));
        running = start();
    }

    private RunningReadModel<VersionedTable<Account>> start() {
        return ACCOUNTS.start(
                KafkaTopics.of(servers, topic),
                JdbcTable.of("account_replica", Account.class),
                database);
    }

    @AfterEach
    void close() {
        running.close();
        publisher.close();
    }

    @Override
    RunningReadModel<VersionedTable<Account>> running() {
        return running;
    }

    @Override
    Position publish(EventEnvelope event) {
        return Position.of(publisher.publish(topic, event).join());
    }

    @Test
    void a_restarted_read_model_has_what_it_had_and_goes_on() throws Exception {
        assertThat(running.await(publish(opened(1, 500)), SOON)).isTrue();
        running.close();
        Position change = publish(limitChanged(2, 700));

        try (var again = start()) {
            assertThat(again.await(change, SOON)).isTrue();
            assertThat(again.client().find("a-1"))
                    .map(VersionedRow::document)
                    .hasValue(new Account("Ana", 700, 1));
        }
    }

    @Test
    void a_second_instance_waits_for_what_the_first_one_handles() throws Exception {
        try (var other = start()) {
            Position position = publish(opened(1, 500));

            assertThat(other.await(position, SOON)).isTrue();
            assertThat(other.client().find("a-1")).isPresent();
        }
    }

    @Test
    void an_event_that_cannot_be_read_is_among_the_dead_letters() throws Exception {
        an_event_that_cannot_be_read_stops_nothing();

        assertThat(new DeadLetters(database).latest(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.cause()).contains("holderName"));
    }

    @Test
    void its_lag_is_known() throws Exception {
        assertThat(running.await(publish(opened(1, 500)), SOON)).isTrue();

        await().atMost(SOON).until(() -> running.status().lag().orElse(-1) == 0);
        assertThat(running.status().group()).isEqualTo("readmodel-accounts");
    }

    @Test
    void instances_that_start_together_create_the_table_once() throws Exception {
        var table = JdbcTable.of("another_table", Account.class);

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    List.of(1, 2, 3, 4).stream()
                            .map(_ ->
                                    instances.submit(() -> {
                                        table.install(database);
                                        return true;
                                    }))
                            .toList();
            for (var call : calls) {
                assertThat(call.get()).isTrue();
            }
        }

        assertThat(table.reading(database).find("nobody")).isEmpty();
    }
}
