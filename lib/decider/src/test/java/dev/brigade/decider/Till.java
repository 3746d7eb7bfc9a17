package dev.brigade.decider;

import java.util.List;

/** A till that holds at most 100: small enough to read, with a rule that depends on the state. */
final class Till implements Decider<Till.Command, Integer, Till.Event> {

    static final int MAX = 100;

    sealed interface Command {
        record PutIn(int amount) implements Command {}

        record TakeOut(int amount) implements Command {}

        record Count() implements Command {}
    }

    sealed interface Event {
        record WasPutIn(int amount) implements Event {}

        record WasTakenOut(int amount) implements Event {}

        record WasRefused(String reason) implements Event, Refusal {}
    }

    @Override
    public Integer initialState() {
        return 0;
    }

    @Override
    public List<Event> decide(Command command, Integer held) {
        return switch (command) {
            case Command.PutIn(int amount) when held + amount > MAX ->
                    List.of(new Event.WasRefused("full"));
            case Command.PutIn(int amount) -> List.of(new Event.WasPutIn(amount));
            case Command.TakeOut(int amount) when amount > held ->
                    List.of(new Event.WasRefused("not enough"));
            case Command.TakeOut(int amount) -> List.of(new Event.WasTakenOut(amount));
            case Command.Count() -> List.of();
        };
    }

    @Override
    public Integer evolve(Integer held, Event event) {
        return switch (event) {
            case Event.WasPutIn(int amount) -> held + amount;
            case Event.WasTakenOut(int amount) -> held - amount;
            case Event.WasRefused _ -> held;
        };
    }
}
