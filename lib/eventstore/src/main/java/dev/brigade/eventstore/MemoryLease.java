package dev.brigade.eventstore;

import java.time.Duration;

/** Who has something in hands, and for how long. */
final class MemoryLease {

    long fence;
    boolean taken;
    long freeAt = System.nanoTime();

    void take(long nextFence, Duration time) {
        fence = nextFence;
        taken = true;
        extend(time);
    }

    void extend(Duration time) {
        freeAt = System.nanoTime() + time.toNanos();
    }

    void endAndWait(Duration delay) {
        taken = false;
        extend(delay);
    }

    /** Nothing is waited for but what was before. */
    void end() {
        if (isHeld()) {
            endAndWait(Duration.ZERO);
        }
    }

    boolean isFree() {
        return System.nanoTime() - freeAt >= 0;
    }

    boolean isHeld() {
        return taken && !isFree();
    }

    boolean isHeldBy(Claim claim) {
        return fence == claim.fence() && isHeld();
    }
}
