package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The wait of a new leader for its slot: the last leader's stream may still hold it for a moment,
 * or some other program for longer.
 */
record SlotHandover(
        String slot,
        RelayProgress progress,
        FailureStreak streak,
        CompletableFuture<Void> closing) {
    private static final Duration CHECK = Duration.ofMillis(200);

    /** How long it may take before it is said. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * Returns when nobody reads the slot, or the relay is to stop.
     *
     * @throws SlotLostException when there is nothing to be read any more
     */
    void await(RelaySession session) throws SQLException {
        SlotState state = session.state();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        boolean said = false;
        while (state.activePid() != null && !closing.isDone()) {
            String held =
                    "The slot %s is held by server process %d".formatted(slot, state.activePid());
            progress.measured(state);
            progress.failed(State.SLOT_HELD, held);
            if (!said && System.nanoTime() > patience) {
                streak.failed(held);
                said = true;
            }
            Threads.pause(CHECK, closing);
            state = session.state();
        }
        if (state.broken()) {
            throw SlotLostException.slot(slot);
        }
    }
}
