package dev.brigade.transactions.choreography;

import dev.brigade.transactions.command.Outcome;
import org.jboss.logging.Logger;

/** Nobody waits for the answer to a command that an event called for, so a refusal is logged. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private Refusals() {}

    static void log(Object command, Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var reason, _)) {
            LOG.debugf("%s was refused: %s", command, reason);
        }
    }
}
