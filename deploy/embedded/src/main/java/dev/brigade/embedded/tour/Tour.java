package dev.brigade.embedded.tour;

import dev.brigade.embedded.Await;
import dev.brigade.embedded.Console;
import dev.brigade.embedded.LaunchException;
import dev.brigade.embedded.client.Market;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The tour without a browser: order, decline over a changed limit, kill the reactor, recover,
 * count.
 */
public final class Tour {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FINISHED = Set.of("PREPARED", "REJECTED");
    private static final int ROUND = 6;

    private final Market market;
    private final Console console;
    private final Reactor reactor;
    private final OrderTopic topic;
    private final Guests guests;

    /** The process that the tour kills. */
    public interface Reactor {
        /** SIGKILL. */
        void kill();

        /** Returns when another process has taken its place and is ready. */
        void awaitRestored();
    }

    public Tour(Market market, Console console, Reactor reactor, String bootstrapServers) {
        this.market = market;
        this.console = console;
        this.reactor = reactor;
        this.topic = new OrderTopic(bootstrapServers);
        this.guests = new Guests(market, "tour-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Whether all is well; the verdict has been printed. */
    public boolean run() {
        guests.arrive();
        guests.order(ROUND);
        awaitFinished();
        console.step("tour: " + ROUND + " orders placed, on account and in cash; all prepared");
        boolean declined = declineOverTheLimit();
        killTheReactor();
        Verdict verdict = Verdict.of(new Inspection(market, topic).of(guests));
        if (verdict.absorbed() > 0) {
            console.step(
                    "tour: "
                            + verdict.absorbed()
                            + " events came a second time and changed nothing");
        }
        console.line(verdict.line());
        return declined && verdict.isClean();
    }

    private boolean declineOverTheLimit() {
        long used = awaitCleared();
        changeLimit(used + Guests.PRICE - 1);
        String over = guests.orderOnAccount();
        awaitFinished();
        String reason = market.order(over).path("reason").asText();
        boolean declined =
                market.status(over).equals("REJECTED") && reason.equals("over credit limit");
        console.step(
                declined
                        ? "tour: credit limit lowered in account-service; transactions-service declined the next order by itself"
                        : "tour: the order over the lowered credit limit was NOT declined, but "
                                + market.status(over));
        changeLimit(Guests.CREDIT_LIMIT);
        return declined;
    }

    private void killTheReactor() {
        guests.order(ROUND);
        reactor.kill();
        guests.order(ROUND);
        reactor.awaitRestored();
        guests.order(ROUND);
        awaitFinished();
        awaitCleared();
        console.step("tour: reactor killed with orders in its kitchen, and restored; all prepared");
    }

    private void changeLimit(long cents) {
        market.changeCreditLimit(guests.accountId(), cents);
        Await.until(
                PATIENCE,
                "The changed credit limit did not come to transactions-service",
                () -> market.ledger(guests.accountId()).path("creditLimit").asLong() == cents);
    }

    /** Waits until nothing is pending on the account, and returns its balance in cents. */
    private long awaitCleared() {
        waitQuietly(() -> market.ledger(guests.accountId()).path("pending").asLong() == 0);
        return market.ledger(guests.accountId()).path("balance").asLong();
    }

    /** What is still open when the time is over is for the verdict to count. */
    private void awaitFinished() {
        waitQuietly(() ->
                guests.placed().stream()
                        .allMatch(order -> FINISHED.contains(market.status(order))));
    }

    private void waitQuietly(BooleanSupplier condition) {
        try {
            Await.until(PATIENCE, "The tour is not through", condition);
        } catch (LaunchException late) {
            console.step("tour: waited in vain for " + PATIENCE.toSeconds() + " s");
        }
    }
}
