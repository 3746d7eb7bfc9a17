package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;

/** What a failure says, and which state it stands for. */
record Trouble(State state, String message) {
    private static final String DISK_FULL = "53100";

    /** Connections that are not there, or end with their server (SQL state classes 08 and 57P). */
    private static final String AWAY = "08...|57P..";

    static Trouble of(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return new Trouble(state(causes), message(causes));
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static State state(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof SlotLostException) {
                return State.SLOT_LOST;
            }
            if (cause instanceof TimeoutException) {
                return State.BROKER_AWAY;
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                if (refused.getSQLState().equals(DISK_FULL)) {
                    return State.DATABASE_FULL;
                }
                if (refused.getSQLState().matches(AWAY)) {
                    return State.DATABASE_AWAY;
                }
            }
        }
        return State.RETRYING;
    }

    /** What the innermost cause that says something says. */
    private static String message(List<Throwable> causes) {
        String message = causes.getFirst().toString();
        for (Throwable cause : causes) {
            message = cause.getMessage() != null ? cause.getMessage() : message;
        }
        return message;
    }
}
