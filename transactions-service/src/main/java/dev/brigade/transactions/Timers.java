package dev.brigade.transactions;

import dev.brigade.transactions.choreography.Reactions;
import dev.brigade.transactions.command.OldAnswers;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What is done again and again: looking for orders whose account has become known, and forgetting
 * old answers. A failure is no more than a turn that is missed.
 */
@Singleton
final class Timers {

    private static final Duration LOOK_FOR_ACCOUNTS = Duration.ofMillis(250);
    private static final Duration FORGET_ANSWERS = Duration.ofHours(1);

    private final Reactions reactions;
    private final OldAnswers answers;
    private final Settings settings;
    private final Turns turns = new Turns();

    Timers(Reactions reactions, OldAnswers answers, Settings settings) {
        this.reactions = reactions;
        this.answers = answers;
        this.settings = settings;
    }

    void start() {
        turns.every(
                LOOK_FOR_ACCOUNTS,
                "waiting orders",
                () -> reactions.resumeWaiting(settings.accountPatience()));
        turns.every(FORGET_ANSWERS, "old answers", answers::forget);
    }

    void stop() {
        turns.stop();
    }
}
