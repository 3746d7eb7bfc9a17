package dev.brigade.account.health;

import dev.brigade.account.account.dump.AccountDump;
import dev.brigade.account.account.dump.Dumps;
import dev.brigade.account.command.OldAnswers;
import dev.brigade.account.redrive.Redriver;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.outbox.Relay;
import dev.brigade.outbox.RelayStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the relay and the consumer are behind by; NaN while it is not known. */
@Singleton
class Metrics {

    private final MeterRegistry registry;
    private final Relay relay;
    private final InboxConsumer consumer;
    private final Dumps dumps;
    private final Redriver redriver;
    private final OldAnswers oldAnswers;

    @Inject
    Metrics(
            MeterRegistry registry,
            Relay relay,
            InboxConsumer consumer,
            Dumps dumps,
            Redriver redriver,
            OldAnswers oldAnswers) {
        this.registry = registry;
        this.relay = relay;
        this.consumer = consumer;
        this.dumps = dumps;
        this.redriver = redriver;
        this.oldAnswers = oldAnswers;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("brigade.relay.lag", relay, it -> orNaN(it.status().lagBytes()))
                .description("Log between the last acknowledged event and the log's end")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("brigade.relay.lag.seconds", relay, it -> orNaN(it.status().lagSeconds()))
                .description("Age of the oldest event that Kafka has not acknowledged")
                .register(registry);
        Gauge.builder("brigade.relay.dead.letters", relay, it -> it.status().deadLetters())
                .description("Events that Kafka will never take")
                .register(registry);
        for (RelayStatus.State state : RelayStatus.State.values()) {
            Gauge.builder("brigade.relay.state", relay, it -> it.status().state() == state ? 1 : 0)
                    .description("1 for what the relay does, or waits for")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("brigade.relay.retained", relay, it -> orNaN(it.status().retainedBytes()))
                .description("Log that the server keeps because of the relay's slot")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("brigade.relay.up", relay, it -> it.status().healthy() ? 1 : 0)
                .description("1 when events are published, here or by another instance")
                .register(registry);
        FunctionCounter.builder("brigade.relay.published", relay, it -> it.status().published())
                .description("Events that Kafka acknowledged")
                .register(registry);
        Gauge.builder("brigade.consumer.lag", consumer, it -> orNaN(it.status().lag()))
                .description("Records of ledgers that are not handled yet")
                .register(registry);
        Gauge.builder("brigade.dump.age.seconds", dumps, Metrics::age)
                .description("Age of the newest dump of the accounts")
                .register(registry);
        FunctionCounter.builder("brigade.dump.failures", dumps, it -> it.status().failures())
                .description("Dumps of the accounts that could not be taken")
                .register(registry);
        Gauge.builder("brigade.redrives.running", redriver, Redriver::running)
                .description("Redrives that have not ended, whichever instance does them")
                .register(registry);
        FunctionCounter.builder("brigade.redrive.failures", redriver, Redriver::failures)
                .description("Redrives that this instance could not do")
                .register(registry);
        FunctionCounter.builder("brigade.answers.forgotten", oldAnswers, OldAnswers::forgotten)
                .description("Old answers to commands that this instance has deleted")
                .register(registry);
        FunctionCounter.builder("brigade.answers.failures", oldAnswers, OldAnswers::failures)
                .description("Times that this instance could not delete them")
                .register(registry);
    }

    private static double age(Dumps dumps) {
        AccountDump newest = dumps.status().newest();
        return newest == null
                ? Double.NaN
                : Duration.between(newest.takenAt(), Instant.now()).toMillis() / 1e3;
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static double orNaN(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : Double.NaN;
    }
}
