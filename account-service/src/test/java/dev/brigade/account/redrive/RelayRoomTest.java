package dev.brigade.account.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.outbox.RelayStatus;
import dev.brigade.outbox.RelayStatus.State;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RelayRoomTest {

    private static final OptionalLong SMALL = OptionalLong.of(1_000);
    private static final OptionalLong LARGE = OptionalLong.of(1L << 30);

    @Test
    void a_relay_that_runs_and_is_not_far_behind_takes_more() {
        assertThat(RelayRoom.isLeft(relay(State.RUNNING, SMALL, SMALL))).isTrue();
        assertThat(RelayRoom.isLeft(relay(State.STANDBY, SMALL, LARGE))).isTrue();
        assertThat(RelayRoom.isLeft(relay(State.RUNNING, LARGE, LARGE))).isFalse();
        assertThat(RelayRoom.isLeft(relay(State.SLOT_LOST, SMALL, SMALL))).isFalse();
    }

    @Test
    void an_instance_that_stands_by_writes_nothing_for_a_slot_that_is_gone_or_has_lost_its_log() {
        assertThat(
                        RelayRoom.isLeft(
                                relay(State.STANDBY, OptionalLong.empty(), OptionalLong.empty())))
                .isFalse();
        assertThat(RelayRoom.isLeft(relay(State.STANDBY, SMALL, OptionalLong.empty()))).isFalse();
    }

    private static RelayStatus relay(State state, OptionalLong lag, OptionalLong retained) {
        return new RelayStatus(state, false, lag, OptionalDouble.empty(), retained, 0, 0, null);
    }
}
