package dev.brigade.eventstore.command;

import dev.brigade.eventstore.command.CommandResult.Closed;
import dev.brigade.eventstore.command.CommandResult.Contended;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.CommandResult.Refused;
import dev.brigade.eventstore.command.CommandResult.Replayed;
import dev.brigade.eventstore.command.CommandResult.Unchanged;
import dev.brigade.eventstore.command.CommandResult.VersionMismatch;

/** The names of results in metrics. */
final class Outcomes {

    private Outcomes() {}

    static String name(CommandResult<?> result) {
        return switch (result) {
            case Recorded<?> _ -> "recorded";
            case Replayed<?> _ -> "replayed";
            case Unchanged<?> _ -> "unchanged";
            case Refused<?> _ -> "refused";
            case VersionMismatch<?> _ -> "mismatch";
            case Closed<?> _ -> "closed";
            case Contended<?> _ -> "contended";
        };
    }
}
