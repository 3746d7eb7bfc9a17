package dev.brigade.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.SubscriptionStatus;
import dev.brigade.eventstore.SubscriptionStatus.State;
import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.transactions.BackgroundCheck.Parts;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackgroundCheckTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final SubscriptionStatus PROJECTIONS = view("projections", State.RUNNING);
    private static final SubscriptionStatus PUBLISHER = view("publisher", State.RUNNING);
    private static final ConsumerStatus PAYMENTS = consumer(null);
    private static final Parts WELL =
            new Parts(true, List.of(PROJECTIONS, PUBLISHER), List.of(PAYMENTS));
    private static final Parts NO_CONSUMER =
            new Parts(true, List.of(PROJECTIONS, PUBLISHER), List.of(consumer("no broker")));
    private static final Parts NO_PUBLISHER =
            new Parts(
                    true,
                    List.of(PROJECTIONS, view("publisher", State.FAILING)),
                    List.of(PAYMENTS));

    private Duration now = Duration.ofHours(1);
    private Parts parts = WELL;
    private final BackgroundCheck check =
            new BackgroundCheck(() -> parts, new Trouble(PATIENCE, () -> now.toNanos()));

    @Test
    void kafka_may_be_away_for_a_while() {
        for (Parts away : List.of(NO_CONSUMER, NO_PUBLISHER)) {
            assertThat(status(away, Duration.ZERO)).isEqualTo(Status.UP);
            assertThat(status(away, PATIENCE)).isEqualTo(Status.UP);
            assertThat(status(away, Duration.ofNanos(1))).isEqualTo(Status.DOWN);
            assertThat(status(WELL, Duration.ZERO)).isEqualTo(Status.UP);
        }
    }

    @Test
    void each_time_that_kafka_is_away_counts_for_itself() {
        assertThat(status(NO_CONSUMER, Duration.ZERO)).isEqualTo(Status.UP);
        assertThat(status(WELL, PATIENCE)).isEqualTo(Status.UP);
        assertThat(status(NO_CONSUMER, PATIENCE)).isEqualTo(Status.UP);
        assertThat(status(NO_CONSUMER, PATIENCE)).isEqualTo(Status.UP);
    }

    @Test
    void what_fails_is_named_while_it_is_waited_for() {
        parts = NO_CONSUMER;
        HealthCheckResponse response = check.call();
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow())
                .containsEntry("payments", "FAILING, lag 0, no broker");
    }

    @Test
    void what_needs_the_database_alone_is_not_waited_for() {
        Parts failing =
                new Parts(
                        true,
                        List.of(view("projections", State.FAILING), PUBLISHER),
                        List.of(PAYMENTS));
        assertThat(status(failing, Duration.ZERO)).isEqualTo(Status.DOWN);
    }

    @Test
    void an_instance_that_never_reached_kafka_is_not_ready() {
        Parts starting = new Parts(false, List.of(PROJECTIONS), List.of());
        assertThat(status(starting, Duration.ZERO)).isEqualTo(Status.DOWN);
    }

    private Status status(Parts then, Duration later) {
        now = now.plus(later);
        parts = then;
        return check.call().getStatus();
    }

    private static SubscriptionStatus view(String name, State state) {
        return new SubscriptionStatus(
                name, state, OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), null);
    }

    private static ConsumerStatus consumer(@Nullable String error) {
        return new ConsumerStatus("payments", true, Duration.ZERO, false, List.of(), error);
    }
}
