package dev.brigade.account.command.http;

import dev.brigade.account.command.Answer;
import dev.brigade.http.Fields;
import java.util.Set;

/** A decider as the generic route for commands sees it. */
public interface DeciderRoute {

    /** The decider's name. */
    String decider();

    /** The names of its commands. */
    Set<String> kinds();

    /**
     * Handles a command.
     *
     * @param kind one of {@link #kinds}
     * @param body the command, with its {@code id}
     */
    Answer handle(String kind, Fields body);
}
