package dev.brigade.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A relay that reads the write-ahead log with the engine of its configuration. */
final class LogRelay implements Relay {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final RelayProgress progress;
    private final RelaySupervisor supervisor;
    private final String name;
    private @Nullable Thread thread;

    LogRelay(RelayConfig config) {
        this.progress = new RelayProgress(config.slot());
        this.supervisor =
                new RelaySupervisor(
                        config, progress, () -> config.engine().start(config, progress));
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
