package dev.brigade.transactions.command.http;

import dev.brigade.http.ProblemException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version in an {@code If-Match} header: that of the stream, as reads show it. */
final class IfMatch {

    /**
     * After a dot, a read of several sources adds the versions of the others, and a read model that
     * was rebuilt its generation.
     */
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})(?:\\.[0-9]+){0,2}\"");

    private IfMatch() {}

    /**
     * The version; empty when the caller does not mind.
     *
     * @throws ProblemException 412 when the tag is none of ours, so it cannot match
     */
    static OptionalLong version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw ProblemException.preconditionFailed("If-Match is no version: " + header.strip());
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }
}
