package dev.brigade.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.decider.Till.Command.PutIn;
import dev.brigade.decider.Till.Event.WasPutIn;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunnerConflictTest {

    @Test
    void writers_at_once_are_all_decided_on_the_latest_state() throws Exception {
        var log = new InMemoryLog<String, Till.Event>();
        var runner = new EventSourcedRunner<>(new Till(), log, 1_000);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                pool.submit(() -> runner.handle("t", new PutIn(10)));
            }
        }
        assertThat(log.load("t")).hasSize(10).containsOnly(new WasPutIn(10));
    }

    @Test
    void state_stored_writers_at_once_lose_nothing() {
        var states = new InMemoryStates<String, Integer, Till.Event>();
        var runner = new StateStoredRunner<>(new Till(), states, 1_000);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(_ -> pool.submit(() -> runner.handle("t", new PutIn(1))));
        }
        assertThat(states.load("t")).contains(new StateStore.Versioned<>(50, 50));
    }

    @Test
    void a_runner_gives_up_after_its_last_attempt() {
        EventLog<String, Till.Event> contended =
                new EventLog<>() {
                    @Override
                    public List<Till.Event> load(String id) {
                        return List.of();
                    }

                    @Override
                    public boolean append(String id, long expected, List<Till.Event> events) {
                        return false;
                    }
                };
        var runner = new EventSourcedRunner<>(new Till(), contended, 3);
        assertThatThrownBy(() -> runner.handle("t", new PutIn(1)))
                .isInstanceOf(TooManyConflictsException.class)
                .hasMessage("t changed under each of 3 attempts");
    }
}
