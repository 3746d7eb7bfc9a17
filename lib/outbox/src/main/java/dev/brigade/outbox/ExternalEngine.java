package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Some other program that reads the slot, as the leader sees it in the database. */
record ExternalEngine(
        RelayConfig config,
        RelayProgress progress,
        FailureStreak streak,
        CompletableFuture<Void> closing) {
    private static final Duration CHECK = Duration.ofSeconds(1);

    /**
     * Returns when the relay is to stop.
     *
     * @throws SlotLostException when there is nothing to be read any more
     */
    void watch(RelaySession session) throws SQLException {
        boolean away = false;
        while (!closing.isDone()) {
            if (look(session).activePid() != null) {
                away = false;
                progress.enter(State.EXTERNAL);
                streak.over();
                if (config.auditAge() != null) {
                    session.forget(config.auditAge());
                }
            } else if (!away) {
                away = true;
                String nobody =
                        "No external engine reads the slot %s; committed events wait for it"
                                .formatted(config.slot());
                progress.failed(State.EXTERNAL_AWAY, nobody);
                streak.failed(nobody);
            }
            Threads.pause(CHECK, closing);
        }
    }

    private SlotState look(RelaySession session) throws SQLException {
        SlotState slot = session.state();
        progress.measured(slot);
        if (slot.lost() || !slot.present()) {
            session.keepLoss();
            throw SlotLostException.slot(config.slot());
        }
        session.follow();
        return slot;
    }
}
