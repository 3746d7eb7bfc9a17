package dev.brigade.outbox;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A replication slot and the relay's offset in it.
 *
 * @param present whether the server has the slot
 * @param lost whether the server has thrown away log that the slot needed, or once had no slot
 *     while an external engine was to read it
 * @param activePid the server process that streams from it, or null
 * @param started whether there ever was a slot of this name
 * @param skipped whether the slot stands beyond that offset
 * @param lagBytes from what is confirmed to the end of the log
 * @param retainedBytes of log kept because of the slot
 * @param offsetAge seconds since an offset was kept
 * @param deadLetters events that were put aside
 */
record SlotState(
        boolean present,
        boolean lost,
        @Nullable Integer activePid,
        boolean started,
        boolean skipped,
        OptionalLong lagBytes,
        OptionalLong retainedBytes,
        OptionalDouble offsetAge,
        long deadLetters) {

    static final SlotState UNKNOWN =
            new SlotState(
                    false,
                    false,
                    null,
                    false,
                    false,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty(),
                    0);

    /** Whether committed events may have gone by that were never published. */
    boolean broken() {
        return lost || skipped || (started && !present);
    }

    /** Whether some instance kept an offset in the last so many nanoseconds. */
    boolean keptWithin(long nanos) {
        return offsetAge.orElse(Double.MAX_VALUE) * 1e9 < nanos;
    }
}
