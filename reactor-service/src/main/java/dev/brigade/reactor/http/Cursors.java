package dev.brigade.reactor.http;

import dev.brigade.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Cursors of lists that are in the order of a number. */
public final class Cursors {

    private Cursors() {}

    /**
     * Where a list that shows its newest entries first goes on.
     *
     * @param after what the page before said; null for the first page
     * @return entries of a lower number follow
     * @throws ProblemException 400 when no page can have said that
     */
    public static long newestFirst(@Nullable String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest("after", "must be the \"next\" of another page");
        }
        return Long.parseLong(after);
    }
}
