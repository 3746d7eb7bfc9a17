package dev.brigade.decider.spec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.decider.Decider;
import dev.brigade.decider.Saga;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecTest {

    /** A counter: a command adds so much, and the event says so. */
    private static final class Counter implements Decider<Integer, Integer, Integer> {
        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public List<Integer> decide(Integer command, Integer state) {
            return command == 0 ? List.of() : List.of(command);
        }

        @Override
        public Integer evolve(Integer state, Integer event) {
            return state + event;
        }
    }

    private final DeciderSpec<Integer, Integer, Integer> counter = DeciderSpec.of(new Counter());
    private final Saga<Integer, String> saga = event -> event > 1 ? List.of("many") : List.of();

    @Test
    void what_holds_passes() {
        counter.given(1, 2).when(4).then(4).thenState(7);
        counter.given().when(0).thenNothing();
        counter.given(1, 2).thenState(3);
        ViewSpec.of(new Counter()).given(1, 2).then(3);
        SagaSpec.of(saga).when(2).then("many");
        SagaSpec.of(saga).when(1).thenNothing();
    }

    @Test
    void what_does_not_hold_fails_and_shows_everything() {
        assertThatThrownBy(() -> counter.given(1, 2).when(4).then(5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("given    [1, 2]")
                .hasMessageContaining("when     4")
                .hasMessageContaining("expected [5]")
                .hasMessageContaining("but was  [4]");
        assertThatThrownBy(() -> counter.given().when(4).thenNothing())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> counter.given(1).when(4).thenState(4))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ViewSpec.of(new Counter()).given(1).then(2))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> SagaSpec.of(saga).when(2).thenNothing())
                .isInstanceOf(AssertionError.class);
    }
}
