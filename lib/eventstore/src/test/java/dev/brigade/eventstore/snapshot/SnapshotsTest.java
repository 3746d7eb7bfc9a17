package dev.brigade.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.command.Till;
import dev.brigade.eventstore.fold.Folded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final StreamId TILL = new StreamId("Till", "1");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final List<Runnable> later = new ArrayList<>();
    private final InMemorySnapshots store = new InMemorySnapshots();

    @Test
    void a_snapshot_is_not_waited_for() {
        var snapshots = snapshots(store, SnapshotPolicy.everyEvents(1));
        snapshots.offer(TILL, at(1, NOON));

        assertThat(snapshots.latest(TILL)).isEmpty();
        later.forEach(Runnable::run);
        assertThat(snapshots.latest(TILL)).contains(at(1, NOON));
    }

    @Test
    void time_counts_from_the_youngest_event_of_the_last_snapshot() {
        var snapshots = snapshots(store, SnapshotPolicy.every(Duration.ofHours(1)));
        snapshots.offer(TILL, at(1, NOON));
        snapshots.offer(TILL, at(2, NOON.plusSeconds(3599)));
        assertThat(later).hasSize(1);
        snapshots.offer(TILL, at(3, NOON.plusSeconds(3600)));

        assertThat(later).hasSize(2);
    }

    @Test
    void a_store_that_fails_costs_a_line_in_the_log_and_nothing_else() {
        var snapshots = snapshots(new Broken(), SnapshotPolicy.everyEvents(1));
        List<LogRecord> lines =
                logged(() -> {
                    assertThat(snapshots.latest(TILL)).isEmpty();
                    snapshots.offer(TILL, at(1, NOON));
                    later.forEach(Runnable::run);
                });

        assertThat(lines).hasSize(2).allSatisfy(it -> assertThat(it.getThrown()).isNull());
    }

    private Snapshots<Till.State> snapshots(SnapshotStore kept, SnapshotPolicy policy) {
        return new Snapshots<>(
                kept, Till.State.class, new JacksonFormat<>(), 1, policy, later::add);
    }

    private static Folded<Till.State> at(long version, Instant asOf) {
        return new Folded<>(new Till.State(1, false), version, asOf);
    }

    private static List<LogRecord> logged(Runnable action) {
        List<LogRecord> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(Snapshots.class.getPackageName());
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(line);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    private static final class Broken implements SnapshotStore {
        @Override
        public Optional<Snapshot> find(
                StreamId stream, int stateVersion, long maxVersion, Instant maxAsOf) {
            throw new IllegalStateException("out of space");
        }

        @Override
        public void save(Snapshot snapshot) {
            throw new IllegalStateException("out of space");
        }
    }
}
