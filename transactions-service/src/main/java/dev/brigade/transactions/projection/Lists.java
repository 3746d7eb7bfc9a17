package dev.brigade.transactions.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are ordered by position. */
public final class Lists {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private Lists() {}

    /**
     * The position that a cursor stands for.
     *
     * @param first the position to begin at when there is no cursor
     * @throws ProblemException 400 when it is none of ours
     */
    public static long position(@Nullable String after, long first) {
        if (after == null) {
            return first;
        }
        if (!POSITION.matcher(after).matches()) {
            throw ProblemException.badRequest("after", "must be the next of an earlier page");
        }
        return Long.parseLong(after);
    }

    /**
     * A page of documents.
     *
     * @param rows one more than the page holds, if there are as many
     */
    public static Page<JsonNode> page(List<Document> rows, int size) {
        Page<Document> page = Page.of(rows, size, row -> Long.toString(row.position()));
        return new Page<>(page.items().stream().map(Document::json).toList(), page.next());
    }
}
