package dev.brigade.decider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Till.Command;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same decider gives the same answers whether it runs on its events or on its state. */
class RunnersAgreeTest {

    @Property
    void both_runners_answer_the_same_and_end_in_the_same_state(
            @ForAll("commands") List<Command> commands) {
        Till till = new Till();
        var log = new InMemoryLog<String, Till.Event>();
        var states = new InMemoryStates<String, Integer, Till.Event>();
        var eventSourced = new EventSourcedRunner<>(till, log);
        var stateStored = new StateStoredRunner<>(till, states);

        for (Command command : commands) {
            assertThat(eventSourced.handle("t", command))
                    .isEqualTo(stateStored.handle("t", command));
        }

        assertThat(states.published).isEqualTo(log.load("t"));
        assertThat(states.load("t").map(StateStore.Versioned::state).orElse(0))
                .isEqualTo(till.fold(log.load("t")))
                .isBetween(0, Till.MAX);
    }

    @Property
    void no_refusal_is_ever_recorded(@ForAll("commands") List<Command> commands) {
        var log = new InMemoryLog<String, Till.Event>();
        var runner = new EventSourcedRunner<>(new Till(), log);
        commands.forEach(command -> runner.handle("t", command));
        assertThat(log.load("t")).noneMatch(Refusal.class::isInstance);
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<Integer> amounts = Arbitraries.integers().between(1, 60);
        Arbitrary<Command> one =
                Arbitraries.oneOf(
                        amounts.map(Command.PutIn::new),
                        amounts.map(Command.TakeOut::new),
                        Arbitraries.just(new Command.Count()));
        return one.list().ofMaxSize(40);
    }
}
