package dev.brigade.http;

import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions in an {@code If-Match} header (RFC 9110, 13.1.1), as reads show them. */
public final class IfMatch {

    /**
     * After a dot, a read of several sources adds the versions of the others, and a read model that
     * was rebuilt its generation. A weak tag never matches.
     */
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})(?:\\.[0-9]+){0,2}\"");

    private IfMatch() {}

    /**
     * At which versions a command may be handled; 0 is that of what does not exist. All without a
     * header; none that is not in the header, where a tag that was never sent stands for none.
     */
    public static LongPredicate versions(@Nullable String header) {
        if (header == null) {
            return _ -> true;
        }
        if (header.strip().equals("*")) {
            return version -> version > 0;
        }
        Set<Long> versions =
                Stream.of(header.split(","))
                        .map(tag -> TAG.matcher(tag.strip()))
                        .filter(Matcher::matches)
                        .map(tag -> Long.valueOf(tag.group(1)))
                        .collect(Collectors.toSet());
        return versions::contains;
    }
}
