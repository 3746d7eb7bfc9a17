package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresHttpPushIT extends HttpPushContract {

    private final AgroalDataSource dataSource;

    PostgresHttpPushIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool));
    }

    @Override
    @AfterEach
    void close() throws Exception {
        super.close();
        dataSource.close();
    }

    @Test
    void what_a_killed_process_had_under_way_comes_again_with_the_same_id() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Receiver dying =
                receiver(request -> {
                    end.await();
                    return 200;
                });
        append(1, 0);
        AgroalDataSource ofKilled = Databases.another(dataSource);
        HttpPush killed = start(new PostgresEventStore(ofKilled), dying, Duration.ofSeconds(1));
        await().until(() -> dying.all.size() == 1);
        // from here on it cannot say anything to the store any more
        ofKilled.close();
        Receiver receiver = receiver(request -> 200);
        try (HttpPush other = start(store, receiver, Duration.ofSeconds(10))) {
            await().until(() -> other.status().lag().orElse(-1) == 0);
        }

        end.countDown();
        assertThat(receiver.taken("s0")).containsExactly(1L, 2L, 3L);
        assertThat(receiver.taken.element().id()).isEqualTo(dying.all.element().id());
        killed.close();
    }

    @Test
    void registering_a_view_again_changes_its_url_and_no_other_setting() {
        new Jdbc(dataSource)
                .query(
                        "select eventstore.register_view('view', lock_timeout_s := 7,"
                                + " polling_delay_s := 9, http_url := 'https://example.org/a?b=c')",
                        row -> true);
        store.views().register(VIEW);
        assertThat(settings()).containsExactly("7 9 https://example.org/a?b=c");
        store.views().register(VIEW, java.net.URI.create("https://example.org"));
        assertThat(settings()).containsExactly("7 9 https://example.org");
        try (Subscription subscription =
                store.subscribe(VIEW, batch -> {}, SubscriptionOptions.defaults())) {
            await().until(() -> subscription.status().state() == SubscriptionStatus.State.RUNNING);
        }
        assertThat(settings()).containsExactly("7 9 https://example.org");
        assertThat(store.read(stream("s0"), 0, 1)).isEmpty();
    }

    private static HttpPush start(EventStore store, Receiver receiver, Duration lease) {
        store.views().register(VIEW, receiver.url());
        return HttpPush.start(store, VIEW, OPTIONS.withLease(lease));
    }

    private List<String> settings() {
        return new Jdbc(dataSource)
                .query(
                        "select concat_ws(' ', lock_timeout_s, polling_delay_s, http_url)"
                                + " from eventstore.get_view('view')",
                        row -> row.getString(1));
    }
}
