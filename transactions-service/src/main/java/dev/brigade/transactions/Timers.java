package dev.brigade.transactions;

import dev.brigade.transactions.choreography.Reactions;
import dev.brigade.transactions.command.CommandGateway;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What is done again and again: looking for orders whose account has become known, and forgetting
 * old answers. A failure is no more than a turn that is missed.
 */
@Singleton
final class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final Duration LOOK_FOR_ACCOUNTS = Duration.ofMillis(250);
    private static final Duration FORGET_ANSWERS = Duration.ofHours(1);

    private final Reactions reactions;
    private final CommandGateway gateway;
    private final Settings settings;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("timers").daemon().factory());

    Timers(Reactions reactions, CommandGateway gateway, Settings settings) {
        this.reactions = reactions;
        this.gateway = gateway;
        this.settings = settings;
    }

    void start() {
        every(LOOK_FOR_ACCOUNTS, () -> reactions.resumeWaiting(settings.accountPatience()));
        every(FORGET_ANSWERS, () -> gateway.forgetAnswers(settings.answersKept()));
    }

    void stop() {
        timer.shutdownNow();
    }

    private void every(Duration interval, Turn turn) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> take(turn),
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void take(Turn turn) {
        try {
            turn.take();
        } catch (SQLException | RuntimeException failed) {
            LOG.debug("Missed a turn", failed);
        }
    }

    @FunctionalInterface
    private interface Turn {
        void take() throws SQLException;
    }
}
