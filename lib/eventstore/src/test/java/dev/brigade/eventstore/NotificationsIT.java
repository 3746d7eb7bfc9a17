package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How a subscription hears of the appends of another process: of another store on the same
 * database.
 */
class NotificationsIT {

    private static final SubscriptionOptions SELDOM =
            SubscriptionOptions.defaults().withPollInterval(Duration.ofMinutes(5));

    private final AgroalDataSource dataSource = Databases.withEventStore();
    private final PostgresEventStore appender = new PostgresEventStore(dataSource);
    private final Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void register() {
        appender.register(DECIDER, List.of(TYPE));
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void an_append_wakes_the_subscriptions_of_other_processes() {
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM)) {
            awaitIdle(subscription);
            await().until(() -> listeners() == 1);
            for (int i = 0; i < 50; i++) {
                int count = i + 1;
                appender.append(stream("1"), i, events(1), ANONYMOUS);
                await().pollInterval(Duration.ofMillis(1)).until(() -> seen.size() == count);
            }
        }
        await().until(() -> listeners() == 0);
    }

    @Test
    void a_committed_transaction_wakes_them_when_it_is_signalled() throws SQLException {
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM);
                Connection transaction = dataSource.getConnection()) {
            awaitIdle(subscription);
            transaction.setAutoCommit(false);
            appender.append(transaction, stream("1"), 0, events(1), ANONYMOUS);
            transaction.commit();
            appender.signal();

            await().until(() -> seen.size() == 1);
        }
    }

    @Test
    void a_committed_transaction_wakes_them_by_what_it_was_told_to_do_then() throws SQLException {
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM);
                Connection transaction = dataSource.getConnection()) {
            awaitIdle(subscription);
            List<Runnable> afterCommit = new ArrayList<>();
            transaction.setAutoCommit(false);
            appender.append(transaction, afterCommit::add, stream("1"), 0, events(1), ANONYMOUS);
            appender.append(transaction, afterCommit::add, stream("1"), 7, events(1), ANONYMOUS);
            transaction.commit();
            assertThat(afterCommit).hasSize(1);
            afterCommit.forEach(Runnable::run);

            await().until(() -> seen.size() == 1);
        }
    }

    @Test
    void a_stream_that_sql_began_in_a_slot_of_its_choice_wakes_them() {
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        for (int i = 0; i < 20; i++) {
            count(
                    "select version from eventstore.append_event('%s', gen_random_uuid(), '%s', '%d', '{}',"
                                    .formatted(TYPE, DECIDER, i)
                            + " null, null)");
        }
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM)) {
            awaitIdle(subscription);
            await().until(() -> listeners() == 1);
            for (int i = 0; i < 20; i++) {
                appender.append(stream("" + i), 1, events(1), ANONYMOUS);
            }

            await().until(() -> seen.size() == 40);
        }
    }

    @Test
    void two_processes_that_hardly_poll_forget_nothing_between_them() {
        int writers = 3;
        int each = 300;
        SubscriptionOptions options = SELDOM.withBatchSize(3).withParallelism(4);
        try (Subscription first =
                        new PostgresEventStore(dataSource)
                                .subscribe("view", seen::addAll, options);
                Subscription second =
                        new PostgresEventStore(dataSource)
                                .subscribe("view", seen::addAll, options)) {
            awaitIdle(first);
            awaitIdle(second);
            await().until(() -> listeners() == 2);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < writers; writer++) {
                    int number = writer;
                    threads.execute(() -> write(number, each));
                }
            }

            await().until(() -> seen.size() == writers * each);
        }
    }

    /** One event after the other, to a few streams of that writer. */
    private void write(int writer, int count) {
        Random random = new Random(writer);
        long[] versions = new long[10];
        for (int i = 0; i < count; i++) {
            int stream = random.nextInt(versions.length);
            appender.append(
                    stream(writer + " " + stream), versions[stream]++, events(1), ANONYMOUS);
        }
    }

    @Test
    void a_listener_whose_connection_broke_listens_again() {
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM)) {
            awaitIdle(subscription);
            await().until(() -> listeners() == 1);
            List<Integer> killed = listenerPids();
            count("select count(pg_terminate_backend(pid))" + LISTENERS);
            appender.append(stream("1"), 0, events(1), ANONYMOUS);
            await().until(() -> seen.size() == 1);
            await().until(() -> listeners() == 1 && !listenerPids().equals(killed));
            appender.append(stream("1"), 1, events(1), ANONYMOUS);

            await().until(() -> seen.size() == 2);
        }
    }

    @Test
    void a_store_that_only_polls_does_not_listen() {
        PostgresEventStore subscriber = PostgresEventStore.pollingOnly(dataSource);
        try (Subscription subscription =
                subscriber.subscribe("view", seen::addAll, SubscriptionOptions.defaults())) {
            awaitIdle(subscription);
            appender.append(stream("1"), 0, events(1), ANONYMOUS);

            await().until(() -> seen.size() == 1);
            assertThat(listeners()).isZero();
        }
    }

    @Test
    void a_store_that_only_polls_does_not_notify() {
        PostgresEventStore silent = PostgresEventStore.pollingOnly(dataSource);
        PostgresEventStore subscriber = new PostgresEventStore(dataSource);
        try (Subscription subscription = subscriber.subscribe("view", seen::addAll, SELDOM)) {
            awaitIdle(subscription);
            await().until(() -> listeners() == 1);
            silent.append(stream("1"), 0, events(1), ANONYMOUS);

            await().during(Duration.ofMillis(200)).until(seen::isEmpty);
        }
    }

    @Test
    void a_data_source_that_hides_the_driver_is_polled() {
        PostgresEventStore subscriber = new PostgresEventStore(hiding(dataSource));
        try (Subscription subscription =
                subscriber.subscribe("view", seen::addAll, SubscriptionOptions.defaults())) {
            awaitIdle(subscription);
            appender.append(stream("1"), 0, events(1), ANONYMOUS);

            await().until(() -> seen.size() == 1);
            assertThat(listeners()).isZero();
        }
    }

    private static final String LISTENERS =
            " from pg_stat_activity where datname = current_database()"
                    + " and pid <> pg_backend_pid() and query = 'listen eventstore'";

    private static void awaitIdle(Subscription subscription) {
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
    }

    private long listeners() {
        return count("select count(*)" + LISTENERS);
    }

    private long count(String query) {
        return new Jdbc(dataSource).query(query, row -> row.getLong(1)).getFirst();
    }

    private List<Integer> listenerPids() {
        return new Jdbc(dataSource).query("select pid" + LISTENERS, row -> row.getInt(1));
    }

    private static DataSource hiding(DataSource dataSource) {
        return proxy(
                DataSource.class,
                dataSource,
                result ->
                        result instanceof Connection connection
                                ? proxy(Connection.class, connection, same -> same)
                                : result);
    }

    private interface Change {
        Object of(Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Change change) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().equals("isWrapperFor")) {
                                return false;
                            }
                            try {
                                Object result = method.invoke(target, arguments);
                                return result == null ? null : change.of(result);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return type.cast(proxy);
    }
}
