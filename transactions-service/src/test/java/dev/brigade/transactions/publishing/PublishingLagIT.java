package dev.brigade.transactions.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.transactions.support.Breakable;
import dev.brigade.transactions.support.OrderBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** As long as nobody publishes, it is as if Kafka were away. */
class PublishingLagIT {

    private final OrderBook book = OrderBook.create();
    private final Breakable database = new Breakable(book.dataSource());
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void an_event_that_is_not_published_in_time_makes_the_service_not_ready_until_it_is() {
        PublishingLag lag = lag(Duration.ofMillis(100));
        assertThat(check(lag).getStatus()).isEqualTo(Status.UP);
        book.place(1);

        await().atMost(Duration.ofSeconds(60)).until(() -> check(lag).getStatus() == Status.DOWN);
        assertThat(data(lag))
                .containsEntry("events", 3L)
                .containsEntry("reason", "The oldest unpublished event is 0 s old, more than 0 s");
        assertThat(gauge("events")).isEqualTo(3);
        assertThat(gauge("seconds")).isBetween(0.1, 30.0);

        try (var _ =
                book.store().subscribe(Publisher.VIEW, _ -> {}, SubscriptionOptions.defaults())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> check(lag).getStatus() == Status.UP);
        }
        assertThat(gauge("events")).isZero();
        assertThat(gauge("seconds")).isZero();
        assertThat(data(lag)).doesNotContainKey("reason");
    }

    @Test
    void an_event_that_waits_for_less_than_that_is_no_trouble() {
        PublishingLag lag = lag(Duration.ofHours(1));
        book.place(1);

        assertThat(check(lag).getStatus()).isEqualTo(Status.UP);
        assertThat(data(lag)).containsEntry("events", 3L);
    }

    @Test
    void what_is_not_known_is_not_said_to_be_well() throws SQLException {
        PublishingLag lag = lag(Duration.ofHours(1));

        database.die();

        assertThat(check(lag).getStatus()).isEqualTo(Status.DOWN);
        assertThat(gauge("events")).isNaN();
        assertThat(gauge("seconds")).isNaN();
    }

    private PublishingLag lag(Duration maxAge) {
        PublishingLag lag =
                new PublishingLag(new PostgresEventStore(database).views(), maxAge, metrics);
        lag.begin();
        return lag;
    }

    private double gauge(String unit) {
        return metrics.get("brigade.publishing.lag." + unit).gauge().value();
    }

    private static HealthCheckResponse check(PublishingLag lag) {
        return new PublishingCheck(lag).call();
    }

    private static Map<String, Object> data(PublishingLag lag) {
        return check(lag).getData().orElseThrow();
    }
}
