package dev.brigade.eventstore.command;

import dev.brigade.decider.Decider;
import dev.brigade.decider.Refusal;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JacksonFormat;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A till that never owes anything: deposits and withdrawals, until it is shut. */
public final class Till implements Decider<Till.Command, Till.State, Till.Event> {

    /** How it is asked. */
    public sealed interface Command {
        /** Puts coins in, one event each. */
        record Deposit(int amount, int times) implements Command {}

        /** Takes money out, if there is enough. */
        record Withdraw(int amount) implements Command {}

        /** Throws unless there is money. */
        record Audit() implements Command {}

        /** Ends it. */
        record Shut() implements Command {}

        /** Tries to go on after the end. */
        record Reopen() implements Command {}
    }

    /** What happened to it. */
    public sealed interface Event {
        /** Money came in. */
        record Deposited(int amount) implements Event {}

        /** Money went out. */
        record Withdrawn(int amount) implements Event {}

        /** It ended. */
        record TillShut() implements Event {}

        /** There was not enough. */
        record NotWithdrawn(String reason) implements Event, Refusal {}
    }

    /** What it holds. */
    public record State(int balance, boolean shut) {}

    /** Its events and their JSON. */
    public static EventMapping<Event> mapping() {
        return new EventMapping<>(
                EventTypes.of("Till", Event.class).ending(Event.TillShut.class).build(),
                new JacksonFormat<>());
    }

    static Command deposit(int amount) {
        return new Command.Deposit(amount, 1);
    }

    static Command withdraw(int amount) {
        return new Command.Withdraw(amount);
    }

    /** Metadata of a command with this id. */
    public static EventMetadata by(@Nullable String commandId) {
        return new EventMetadata(commandId, "correlation", "cause", "00-trace-span-01");
    }

    @Override
    public State initialState() {
        return new State(0, false);
    }

    @Override
    public List<Event> decide(Command command, State state) {
        return switch (command) {
            case Command.Deposit(int amount, int times) ->
                    Collections.nCopies(times, new Event.Deposited(amount));
            case Command.Withdraw(int amount) when state.balance() < amount || state.shut() ->
                    List.of(new Event.NotWithdrawn("there is only " + state.balance()));
            case Command.Withdraw(int amount) -> List.of(new Event.Withdrawn(amount));
            case Command.Audit() -> {
                if (state.balance() == 0) {
                    throw new IllegalStateException("Nothing to audit");
                }
                yield List.of();
            }
            case Command.Shut() -> state.shut() ? List.of() : List.of(new Event.TillShut());
            case Command.Reopen() -> List.of(new Event.Deposited(0));
        };
    }

    @Override
    public State evolve(State state, Event event) {
        return switch (event) {
            case Event.Deposited(int amount) -> new State(state.balance() + amount, state.shut());
            case Event.Withdrawn(int amount) -> new State(state.balance() - amount, state.shut());
            case Event.TillShut() -> new State(state.balance(), true);
            case Event.NotWithdrawn _ -> state;
        };
    }
}
