package dev.brigade.account.redrive;

import dev.brigade.outbox.RelayStatus;

/** Whether more may be written into the log for the relay now. */
public final class RelayRoom {

    /** Bytes of log that a redrive may be ahead of the relay: a part of what its slot may keep. */
    private static final long MAX_LAG = 64 << 20;

    private RelayRoom() {}

    /**
     * Whether the relay takes what is written now. A slot that is gone has no lag, and one whose
     * log was thrown away keeps none; an instance that stands by is healthy meanwhile, and may be
     * the first to look.
     */
    public static boolean isLeft(RelayStatus relay) {
        return relay.healthy()
                && relay.retainedBytes().isPresent()
                && relay.lagBytes().orElse(MAX_LAG) < MAX_LAG;
    }
}
