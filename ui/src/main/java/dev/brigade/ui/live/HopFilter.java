package dev.brigade.ui.live;

import dev.brigade.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hops a listener wants.
 *
 * @param types kinds such as {@code EVENT}, or event types such as {@code OrderCreatedEvent}; empty
 *     for all
 * @param text in lower case; empty for all
 */
record HopFilter(Set<String> types, String text) {

    private static final Pattern TYPES = Pattern.compile("[A-Za-z]{1,64}(,[A-Za-z]{1,64}){0,63}");
    private static final int MAX_TEXT = 200;

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException 400 when they are not what they should be
     */
    static HopFilter of(@Nullable String types, @Nullable String filter) {
        if (types != null && !types.isEmpty() && !TYPES.matcher(types).matches()) {
            throw ProblemException.badRequest(
                    "types",
                    "must be up to 64 kinds of hops or types of events with commas between");
        }
        if (filter != null && filter.length() > MAX_TEXT) {
            throw ProblemException.badRequest(
                    "filter", "must have at most %d characters".formatted(MAX_TEXT));
        }
        Set<String> wanted =
                types == null || types.isEmpty()
                        ? Set.of()
                        : Arrays.stream(types.split(",", -1)).collect(Collectors.toSet());
        return new HopFilter(wanted, filter == null ? "" : filter.toLowerCase(Locale.ROOT));
    }

    boolean accepts(Hop hop) {
        return hasType(hop) && hasText(hop);
    }

    private boolean hasType(Hop hop) {
        String type = hop.subject().type();
        return types.isEmpty()
                || types.contains(hop.kind().name())
                || type != null && types.contains(type);
    }

    private boolean hasText(Hop hop) {
        return text.isEmpty()
                || Stream.of(
                                hop.subject().stream(),
                                hop.subject().type(),
                                hop.subject().service(),
                                hop.cause().correlationId(),
                                hop.cause().commandId(),
                                hop.place() == null ? null : hop.place().topic())
                        .anyMatch(value ->
                                value != null && value.toLowerCase(Locale.ROOT).contains(text));
    }
}
