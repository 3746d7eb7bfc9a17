package dev.brigade.account.command.http;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match}, with an entity tag that is a version. */
final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    /** No row has it, so a tag that we never sent matches nothing. */
    private static final long NEVER = -1;

    private IfMatch() {}

    static OptionalLong version(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher tag = VERSION.matcher(header.strip());
        return OptionalLong.of(tag.matches() ? Long.parseLong(tag.group(1)) : NEVER);
    }
}
