package dev.brigade.outbox;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps one engine running in one of any number of instances: prepares the slot, waits for the
 * lead, starts the engine unless it is external, watches both, and begins again when either is
 * lost.
 */
final class RelaySupervisor implements Runnable {
    private static final Duration STANDBY_CHECK = Duration.ofMillis(500);
    private static final Duration START_CHECK = Duration.ofMillis(50);
    private static final Duration LEADER_CHECK = Duration.ofSeconds(1);

    private final RelayConfig config;
    private final RelayProgress progress;
    private final CaptureEngine.Factory engines;
    private final FailureStreak streak;
    private final CompletableFuture<Void> closing = new CompletableFuture<>();

    RelaySupervisor(RelayConfig config, RelayProgress progress, CaptureEngine.Factory engines) {
        this.config = config;
        this.progress = progress;
        this.engines = engines;
        this.streak = new FailureStreak(config.slot());
    }

    void close() {
        closing.complete(null);
    }

    /** Makes the slot now if the database can be reached; the relay's thread does it otherwise. */
    void prepare() {
        try (RelaySession session = new RelaySession(config)) {
            session.prepare();
        } catch (SQLException e) {
            failed(e);
        }
    }

    @Override
    public void run() {
        while (!closing.isDone()) {
            try (RelaySession session = new RelaySession(config)) {
                session.prepare();
                awaitLead(session);
                lead(session);
            } catch (Exception | LinkageError e) {
                failed(e);
            } finally {
                progress.leads(false);
            }
            Threads.pause(streak.pause(), closing);
        }
        progress.enter(State.STOPPED);
    }

    private void awaitLead(RelaySession session) throws SQLException {
        while (!closing.isDone() && !session.tryLead()) {
            progress.measured(session.state());
            progress.enter(State.STANDBY);
            streak.over();
            Threads.pause(STANDBY_CHECK, closing);
        }
    }

    private void lead(RelaySession session)
            throws SQLException, ExecutionException, InterruptedException {
        progress.leads(!closing.isDone());
        if (!streak.lasts()) {
            progress.enter(State.STARTING);
        }
        if (config.engine() == RelayEngine.EXTERNAL) {
            new ExternalEngine(config, progress, streak, closing).watch(session);
        } else {
            capture(session);
        }
    }

    private void capture(RelaySession session)
            throws SQLException, ExecutionException, InterruptedException {
        new SlotHandover(config.slot(), progress, streak, closing).await(session);
        if (closing.isDone()) {
            return;
        }
        Probation probation = new Probation();
        try (CaptureEngine engine = engines.start()) {
            CompletableFuture<Object> over = CompletableFuture.anyOf(engine.ended(), closing);
            while (!over.isDone()) {
                boolean running = watch(session.state(), probation);
                if (running && config.auditAge() != null) {
                    session.forget(config.auditAge());
                }
                Threads.pause(running ? LEADER_CHECK : START_CHECK, over);
            }
            if (!closing.isDone()) {
                engine.ended().get();
                throw new IllegalStateException("The engine ended by itself");
            }
        }
    }

    /**
     * Whether the engine streams, and is not on probation after failures; that the state can be
     * read shows that this instance still leads.
     */
    private boolean watch(SlotState slot, Probation probation) {
        progress.measured(slot);
        boolean passed = probation.passed(slot);
        boolean running = slot.activePid() != null && (passed || !streak.lasts());
        if (running) {
            progress.enter(State.RUNNING);
            streak.over();
        }
        return running;
    }

    private void failed(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        streak.failed(trouble.message());
        progress.failed(trouble.state(), trouble.message());
    }
}
