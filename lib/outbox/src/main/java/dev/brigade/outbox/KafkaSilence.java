package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Tells of a Kafka that keeps its sender waiting, and why. */
final class KafkaSilence {
    private final RelayProgress progress;
    private final String message;

    KafkaSilence(RelayConfig config, RelayProgress progress) {
        this.progress = progress;
        this.message = "Kafka at " + config.bootstrapServers() + " does not acknowledge";
    }

    void lasts() {
        progress.stalled(State.BROKER_AWAY, message);
    }

    /** Ends the wait of a thread that is to stop: the producer does not notice. */
    void lasts(TimeoutException waited) throws InterruptedException {
        boolean missing = waited.getCause() instanceof UnknownTopicOrPartitionException;
        progress.stalled(
                missing ? State.TOPIC_MISSING : State.BROKER_AWAY,
                message + " (" + waited.getMessage() + ")");
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
