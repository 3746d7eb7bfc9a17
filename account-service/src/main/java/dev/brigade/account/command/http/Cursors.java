package dev.brigade.account.command.http;

import dev.brigade.http.Ids;

/** Cursors of lists in the order of ids: the id of the last item. */
public final class Cursors {

    private Cursors() {}

    /**
     * The id to go on behind; empty = from the start.
     *
     * @throws dev.brigade.http.ProblemException 400 when it is no cursor
     */
    public static String after(String asked) {
        return asked.isEmpty() ? asked : Ids.require(asked, "after");
    }
}
