package dev.brigade.transactions;

import dev.brigade.transactions.choreography.Reactions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks, a few times a second, for orders whose account has become known meanwhile. */
@Singleton
final class WaitingOrders {

    private static final Logger LOG = Logger.getLogger(WaitingOrders.class);
    private static final long INTERVAL_MILLIS = 250;

    private final Reactions reactions;
    private final Duration patience;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("waiting-orders").daemon().factory());

    WaitingOrders(Reactions reactions, Settings settings) {
        this.reactions = reactions;
        this.patience = settings.accountPatience();
    }

    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            reactions.resumeWaiting(patience);
        } catch (SQLException | RuntimeException failed) {
            LOG.debug("Waiting orders cannot be looked at; trying again", failed);
        }
    }
}
