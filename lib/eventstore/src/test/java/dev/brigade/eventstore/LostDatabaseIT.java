package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.BackingPostgres;
import dev.brigade.eventstore.SubscriptionStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LostDatabaseIT {

    private final DataSource dataSource = BackingPostgres.shared().newDatabase();

    @Test
    void a_subscription_survives_a_restart_of_its_database_in_the_middle_of_a_batch() {
        PostgresEventStore.install(dataSource);
        PostgresEventStore store = new PostgresEventStore(dataSource);
        store.register(DECIDER, List.of(TYPE));
        store.append(stream("1"), 0, events(3), ANONYMOUS);
        Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean restarted = new AtomicBoolean();
        SubscriptionHandler handler =
                batch -> {
                    if (!restarted.getAndSet(true)) {
                        BackingPostgres.shared().restart();
                    }
                    seen.addAll(batch);
                };
        SubscriptionOptions options =
                SubscriptionOptions.defaults().withLease(Duration.ofSeconds(2));
        try (Subscription subscription = store.subscribe("view", handler, options)) {
            await().until(() -> subscription.status().lag().orElse(-1) == 0);
            store.append(stream("1"), 3, events(1), ANONYMOUS);

            await().until(() -> seen.stream().anyMatch(event -> event.version() == 4));
            await().until(() -> subscription.status().state() == State.RUNNING);
        }
    }

    @Test
    void without_a_database_the_lag_is_unknown_and_the_subscription_waits() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        PostgresEventStore store = new PostgresEventStore(nowhere);
        try (Subscription subscription =
                store.subscribe("view", batch -> {}, SubscriptionOptions.defaults())) {
            await().until(() -> subscription.status().state() == State.FAILING);

            assertThat(subscription.status().lag()).isEmpty();
            assertThat(subscription.status().lastError()).contains("refused");
        }
    }

    @Test
    void an_append_without_a_database_fails_with_a_code_and_the_drivers_error_as_its_cause() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");

        assertThatThrownBy(() ->
                        new PostgresEventStore(nowhere)
                                .append(stream("1"), 0, events(1), ANONYMOUS))
                .isInstanceOfSatisfying(
                        EventStoreException.class, e -> assertThat(e.code()).isEqualTo("08001"))
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void several_instances_may_install_at_once() {
        List<Thread> instances =
                IntStream.range(0, 4)
                        .mapToObj(i ->
                                Thread.startVirtualThread(
                                        () -> PostgresEventStore.install(dataSource)))
                        .toList();
        await().until(() -> instances.stream().noneMatch(Thread::isAlive));

        PostgresEventStore store = new PostgresEventStore(dataSource);
        store.register(DECIDER, List.of(TYPE));
        store.append(stream("1"), 0, events(1), ANONYMOUS);
        assertThat(store.read(stream("1"), 0, 1)).hasSize(1);
    }
}
