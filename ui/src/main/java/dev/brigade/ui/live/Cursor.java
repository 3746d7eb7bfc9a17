package dev.brigade.ui.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the stream of hops.
 *
 * @param epoch the run of this service that gave the number: the next run counts anew
 * @param number of the last hop that the listener has
 */
record Cursor(String epoch, long number) {

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,16})-([0-9]{1,18})");

    /** Reads what a listener sent; null when it is no cursor. */
    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)))
                : null;
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
