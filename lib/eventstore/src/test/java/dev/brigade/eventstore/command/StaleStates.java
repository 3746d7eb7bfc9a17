package dev.brigade.eventstore.command;

import static dev.brigade.eventstore.command.Till.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.command.CommandResult.Closed;
import dev.brigade.eventstore.command.CommandResult.Contended;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.CommandResult.Refused;
import dev.brigade.eventstore.command.CommandResult.Replayed;
import dev.brigade.eventstore.command.CommandResult.Unchanged;
import dev.brigade.eventstore.command.CommandResult.VersionMismatch;
import dev.brigade.eventstore.command.Till.Command;
import dev.brigade.eventstore.command.Till.Event;
import dev.brigade.eventstore.command.Till.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random commands to instances that each keep states of their own, one command after the other; so
 * for every answer there is just one that is right: the one that a model gives, which has no cache.
 */
final class StaleStates {

    private static final int STREAMS = 3;
    private static final int COMMANDS = 400;

    private final Till till = new Till();
    private final Map<String, State> model = new HashMap<>();
    private final Random random;
    private final List<DeciderHandler<Command, State, Event>> instances;

    StaleStates(long seed, List<? extends EventStore> instances) {
        this.random = new Random(seed);
        this.instances =
                instances.stream()
                        .map(store -> new DeciderHandler<>(store, new Till(), Till.mapping()))
                        .toList();
    }

    void run(EventStore log) {
        for (int n = 0; n < COMMANDS; n++) {
            String id = "s" + random.nextInt(STREAMS);
            Command command = command();
            var instance = instances.get(random.nextInt(instances.size()));
            assertThat(answer(instance, id, command))
                    .as("command %d: %s to %s", n, command, id)
                    .isEqualTo(expected(id, command));
        }
        model.forEach((id, state) -> assertThat(folded(log, id)).isEqualTo(state));
    }

    private Command command() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new Command.Deposit(random.nextInt(1, 5), random.nextInt(1, 3));
            case 4, 5, 6, 7, 8 -> new Command.Withdraw(random.nextInt(1, 8));
            default -> new Command.Audit();
        };
    }

    private static Object answer(
            DeciderHandler<Command, State, Event> instance, String id, Command command) {
        try {
            return switch (instance.handle(id, command, by(null))) {
                case Recorded<Event>(var events, _) -> events;
                case Refused<Event>(var refusals, _) -> refusals;
                case Unchanged<Event> _ -> List.of();
                case Replayed<Event> other -> other;
                case VersionMismatch<Event> other -> other;
                case Closed<Event> other -> other;
                case Contended<Event> other -> other;
            };
        } catch (IllegalStateException e) {
            return "threw";
        }
    }

    private Object expected(String id, Command command) {
        State state = model.getOrDefault(id, till.initialState());
        try {
            List<Event> events = till.decide(command, state);
            model.put(id, till.evolveAll(state, events));
            return events;
        } catch (IllegalStateException e) {
            return "threw";
        }
    }

    private State folded(EventStore log, String id) {
        return till.fold(
                Till.mapping().fromStore(log.read(new StreamId("Till", id), 0, Integer.MAX_VALUE)));
    }
}
