package dev.brigade.account.command;

import dev.brigade.decider.Decision;
import dev.brigade.http.ProblemException;
import java.util.function.Function;

/** Turns a decision into an answer. */
public final class Decisions {

    private Decisions() {}

    /**
     * Lets an accepted decision pass.
     *
     * @param json the event's JSON on the wire
     * @throws ProblemException 409 with the reason when it was refused
     */
    public static <E> void requireAccepted(Decision<E> decision, Function<E, String> json) {
        switch (decision) {
            case Decision.Accepted<E> _ -> {}
            case Decision.Refused<E> refused ->
                    throw refusal(refused.reason(), json.apply(refused.events().getFirst()));
        }
    }

    /** The answer to a command that is refused. */
    public static ProblemException refusal(String reason, String event) {
        return ProblemException.refused(reason, Json.object(event));
    }
}
