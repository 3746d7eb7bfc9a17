package dev.brigade.account.account.dump;

import dev.brigade.account.background.Rounds;
import java.time.Duration;

/** Takes dumps when they are due: looks once a minute, and so tries again what failed. */
public final class DumpRounds implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Rounds rounds;

    /** Rounds that have not begun. */
    public DumpRounds(Dumps dumps, DumpSettings settings) {
        Duration every = settings.every();
        rounds =
                new Rounds(
                        "account dumps",
                        every.compareTo(LOOK_AGAIN) < 0 ? every : LOOK_AGAIN,
                        dumps::takeIfDue);
    }

    /** Begins with the first one. */
    public void start() {
        rounds.start();
    }

    /** Ends them; a dump that takes longer than 5 s more is given up with the connections. */
    @Override
    public void close() {
        rounds.close();
    }
}
