package dev.brigade.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SnapshotPolicyTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void events_or_time_make_a_snapshot_due() {
        assertThat(SnapshotPolicy.everyEvents(10).isDue(9, DAY)).isFalse();
        assertThat(SnapshotPolicy.everyEvents(10).isDue(10, HOUR)).isTrue();
        assertThat(SnapshotPolicy.every(DAY).isDue(99, HOUR)).isFalse();
        assertThat(SnapshotPolicy.every(DAY).isDue(1, DAY)).isTrue();
        assertThat(SnapshotPolicy.every(DAY).isDue(0, DAY)).isFalse();
    }

    @Test
    void policies_are_combined() {
        SnapshotPolicy events = SnapshotPolicy.everyEvents(10);
        SnapshotPolicy time = SnapshotPolicy.every(DAY);

        assertThat(events.or(time).isDue(10, HOUR)).isTrue();
        assertThat(events.or(time).isDue(1, DAY)).isTrue();
        assertThat(events.or(time).isDue(1, HOUR)).isFalse();
        assertThat(events.and(time).isDue(10, HOUR)).isFalse();
        assertThat(events.and(time).isDue(10, DAY)).isTrue();
    }

    @Test
    void every_no_events_makes_no_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> SnapshotPolicy.everyEvents(0));
    }
}
