package dev.brigade.eventstore.micrometer;

import static dev.brigade.eventstore.command.Till.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.ObservedEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.command.DeciderHandler;
import dev.brigade.eventstore.command.HandlerOptions;
import dev.brigade.eventstore.command.Till;
import dev.brigade.eventstore.command.Till.Command;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MicrometerInstrumentationTest {

    private static final SubscriptionOptions OPTIONS =
            SubscriptionOptions.defaults().withBackoff(Duration.ofMillis(1), Duration.ofMillis(5));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Instrumentation told = new MicrometerInstrumentation(registry);
    private final EventStore store = new ObservedEventStore(new InMemoryEventStore(), told);
    private final DeciderHandler<Command, Till.State, Till.Event> tills =
            new DeciderHandler<>(
                    store,
                    new Till(),
                    Till.mapping(),
                    null,
                    HandlerOptions.defaults().withInstrumentation(told));

    MicrometerInstrumentationTest() {
        Till.mapping().types().registerIn(store);
    }

    @Test
    void commands_appends_conflicts_and_cache_hits_are_counted() {
        tills.handle("1", new Command.Deposit(5, 1), by(null));
        store.append(
                new StreamId("Till", "1"),
                1,
                List.of(Till.mapping().toStore(UUID.randomUUID(), new Till.Event.Deposited(1))),
                by(null));
        tills.handle("1", new Command.Deposit(5, 1), by(null));
        tills.handle("1", new Command.Withdraw(99), by(null));

        assertThat(timed("append", "outcome", "appended")).isEqualTo(3);
        assertThat(timed("append", "outcome", "conflict")).isEqualTo(1);
        assertThat(timed("command", "outcome", "recorded")).isEqualTo(2);
        assertThat(timed("command", "outcome", "refused")).isEqualTo(1);
        assertThat(registry.get("eventstore.cache").tag("result", "miss").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("eventstore.cache").tag("result", "hit").counter().count())
                .isEqualTo(2);
    }

    @Test
    void what_throws_is_counted_as_failed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tills.handle("1", new Command.Audit(), by(null)));

        assertThat(timed("command", "outcome", "failed")).isEqualTo(1);
    }

    @Test
    void batches_and_lag_are_seen_by_view() {
        AtomicBoolean broken = new AtomicBoolean(true);
        tills.handle("1", new Command.Deposit(5, 3), by(null));
        try (var _ =
                store.subscribe(
                        "view",
                        _ -> {
                            if (broken.get()) {
                                throw new IllegalStateException("not yet");
                            }
                        },
                        OPTIONS)) {
            await().until(() ->
                    registry.find("eventstore.batch").tag("outcome", "failed").timer() != null);
            assertThat(lag()).isEqualTo(3);
            broken.set(false);
            await().until(() -> lag() == 0);
        }
        assertThat(timed("batch", "view", "view")).isPositive();
        assertThat(registry.get("eventstore.batch.events").counter().count())
                .isGreaterThanOrEqualTo(6);
    }

    private double lag() {
        return registry.get("eventstore.lag").tag("view", "view").gauge().value();
    }

    private long timed(String what, String tag, String value) {
        return registry.get("eventstore." + what).tag(tag, value).timer().count();
    }
}
