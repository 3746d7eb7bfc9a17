package dev.brigade.embedded;

import dev.brigade.embedded.tour.Tour;

/** The reactor as the tour sees it: to be killed once. */
final class KilledReactor implements Tour.Reactor {
    private static final String REACTOR = "reactor";

    private final Brigade brigade;
    private long killed;

    KilledReactor(Brigade brigade) {
        this.brigade = brigade;
    }

    @Override
    public void kill() {
        killed = brigade.pid(REACTOR);
        brigade.kill(REACTOR);
    }

    @Override
    public void awaitRestored() {
        brigade.awaitAnother(REACTOR, killed, brigade.services().reactor());
    }
}
