package dev.brigade.eventstore.snapshot;

import static dev.brigade.eventstore.command.Till.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.CommandResult.Refused;
import dev.brigade.eventstore.command.DeciderHandler;
import dev.brigade.eventstore.command.HandlerOptions;
import dev.brigade.eventstore.command.SpyStore;
import dev.brigade.eventstore.command.Till;
import dev.brigade.eventstore.command.Till.Command;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.history.TimeTravel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What snapshots do, wherever they are kept. */
abstract class SnapshotsContract {

    static final StreamId TILL = new StreamId("Till", "1");

    private final EventStore events;
    private final SnapshotStore store;

    /**
     * @param events a store without events
     * @param store one without snapshots
     */
    SnapshotsContract(EventStore events, SnapshotStore store) {
        this.events = events;
        this.store = store;
        Till.mapping().types().registerIn(events);
    }

    @Test
    void loading_ten_thousand_events_reads_no_more_than_loading_ten() {
        var snapshots = snapshots(SnapshotPolicy.everyEvents(10));
        deposit(snapshots, "1", 10_000, 8);
        deposit(snapshots, "2", 10);

        assertThat(load("2", null).rows()).isEqualTo(10);
        SpyStore longOne = load("1", snapshots);
        assertThat(longOne.rows()).isEqualTo(8);
        assertThat(longOne.reads()).isEqualTo(1);
        assertThat(load("1", null).rows()).isEqualTo(10_008);
    }

    @Test
    void a_state_from_a_snapshot_decides_as_one_from_events() {
        var snapshots = snapshots(SnapshotPolicy.everyEvents(2));
        deposit(snapshots, "1", 3, 1);

        assertThat(handler(events, snapshots).handle("1", new Command.Withdraw(5), by(null)))
                .isInstanceOf(Refused.class);
        assertThat(handler(events, snapshots).handle("1", new Command.Withdraw(4), by(null)))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void a_snapshot_is_taken_every_so_many_events_also_by_who_only_reads() {
        deposit(null, "1", 5);
        assertThat(store.find(TILL, 1, 99, Instant.MAX)).isEmpty();
        handler(events, snapshots(SnapshotPolicy.everyEvents(5)))
                .handle("1", new Command.Withdraw(99), by(null));

        assertThat(version()).isEqualTo(5);
        deposit(snapshots(SnapshotPolicy.everyEvents(5)), "1", 4);
        assertThat(version()).isEqualTo(5);
        deposit(snapshots(SnapshotPolicy.everyEvents(5)), "1", 1);
        assertThat(version()).isEqualTo(10);
    }

    @Test
    void a_snapshot_of_another_version_of_the_state_is_ignored_and_stays() {
        deposit(snapshots(SnapshotPolicy.everyEvents(1)), "1", 3);
        var later = snapshots(2, SnapshotPolicy.everyEvents(1));

        assertThat(later.latest(TILL)).isEmpty();
        deposit(later, "1", 1);
        assertThat(later.latest(TILL).orElseThrow().version()).isEqualTo(4);
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_harmless() {
        deposit(snapshots(SnapshotPolicy.everyEvents(1)), "1", 3);
        store.save(new Snapshot(TILL, 1, 4, Instant.EPOCH, "[\"what?\"]"));
        var snapshots = snapshots(SnapshotPolicy.everyEvents(1));

        assertThat(snapshots.latest(TILL)).isEmpty();
        assertThat(handler(events, snapshots).handle("1", new Command.Withdraw(3), by(null)))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void an_earlier_snapshot_does_not_replace_a_later_one() {
        store.save(new Snapshot(TILL, 1, 7, Instant.EPOCH, "{}"));
        store.save(new Snapshot(TILL, 1, 6, Instant.EPOCH, "{}"));

        assertThat(version()).isEqualTo(7);
    }

    @Test
    void a_snapshot_is_found_only_if_it_is_not_later_than_asked_for() {
        Instant noon = Instant.parse("2026-01-31T12:00:00.123456Z");
        Snapshot snapshot = new Snapshot(TILL, 1, 7, noon, "{\"balance\":1}");
        store.save(snapshot);

        assertThat(store.find(TILL, 1, 7, noon)).isEqualTo(Optional.of(snapshot));
        assertThat(store.find(TILL, 1, 6, Instant.MAX)).isEmpty();
        assertThat(store.find(TILL, 1, 7, noon.minusNanos(1000))).isEmpty();
        assertThat(store.find(new StreamId("Till", "2"), 1, 7, noon)).isEmpty();
        assertThat(store.find(new StreamId("Bill", "1"), 1, 7, noon)).isEmpty();
    }

    @Test
    void a_journey_to_the_past_uses_earlier_snapshots_and_no_later_ones() {
        var snapshots = snapshots(SnapshotPolicy.everyEvents(100));
        deposit(snapshots, "1", 100, 50);
        Instant then = events.read(TILL, 149, 1).getFirst().createdAt();
        SpyStore spy = new SpyStore(events);
        var past = new TimeTravel<>(spy, new Till(), Till.mapping(), snapshots);

        assertThat(past.at("1", 120).state().balance()).isEqualTo(120);
        assertThat(spy.rows()).isEqualTo(20);
        assertThat(past.at("1", then).state().balance()).isEqualTo(150);
        assertThat(spy.rows()).isEqualTo(70);
        assertThat(past.at("1", 99).state().balance()).isEqualTo(99);
        assertThat(spy.rows()).isEqualTo(169);
        assertThat(past.at("1", events.read(TILL, 0, 1).getFirst().createdAt().minusMillis(1)))
                .isEqualTo(Folded.nothing(new Till().initialState()));
    }

    /** Deposits of 1, as many as the numbers say in each command. */
    private void deposit(@Nullable Snapshots<Till.State> snapshots, String id, int... numbers) {
        var handler = handler(events, snapshots);
        for (int number : numbers) {
            handler.handle(id, new Command.Deposit(1, number), by(null));
        }
    }

    /** What it costs to decide a command for the first time. */
    private SpyStore load(String id, @Nullable Snapshots<Till.State> snapshots) {
        SpyStore spy = new SpyStore(events);
        assertThat(handler(spy, snapshots).handle(id, new Command.Withdraw(99_999), by(null)))
                .isInstanceOf(Refused.class);
        return spy;
    }

    final DeciderHandler<Command, Till.State, Till.Event> handler(
            EventStore through, @Nullable Snapshots<Till.State> snapshots) {
        return new DeciderHandler<>(
                through, new Till(), Till.mapping(), snapshots, HandlerOptions.defaults());
    }

    final Snapshots<Till.State> snapshots(SnapshotPolicy policy) {
        return snapshots(1, policy);
    }

    private Snapshots<Till.State> snapshots(int stateVersion, SnapshotPolicy policy) {
        return new Snapshots<>(
                store,
                Till.State.class,
                new JacksonFormat<>(),
                stateVersion,
                policy,
                Runnable::run);
    }

    private long version() {
        return store.find(TILL, 1, 99, Instant.MAX).orElseThrow().version();
    }
}
