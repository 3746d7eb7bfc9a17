package dev.brigade.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A relay on an embedded Debezium engine.
 *
 * <p>The server needs {@code wal_level=logical} and {@code synchronous_commit=on} (logical decoding
 * sees only what is flushed, and with {@code off} it waits for the next flush), and the role the
 * right to replicate. The slot is made by {@link #start}, before the engine, so that nothing
 * committed from then on is missed; it is never dropped: a database that is not relayed any more
 * needs {@code pg_drop_replication_slot}.
 *
 * <p>Thread-safe.
 */
public final class DebeziumRelay implements Relay {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final RelayProgress progress = new RelayProgress();
    private final RelaySupervisor supervisor;
    private final String name;
    private @Nullable Thread thread;

    public DebeziumRelay(RelayConfig config) {
        this.supervisor =
                new RelaySupervisor(config, progress, () -> new DebeziumCapture(config, progress));
        this.name = "relay-" + config.slot();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            progress.enter(RelayStatus.State.STARTING);
            supervisor.prepare();
            thread = Thread.ofPlatform().name(name).start(supervisor);
        }
    }

    @Override
    public RelayStatus status() {
        return progress.status();
    }

    @Override
    public synchronized void close() {
        supervisor.close();
        if (thread != null) {
            try {
                thread.join(CLOSING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
