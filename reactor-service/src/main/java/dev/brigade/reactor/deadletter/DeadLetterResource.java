package dev.brigade.reactor.deadletter;

import dev.brigade.http.Page;
import dev.brigade.http.ProblemException;
import dev.brigade.messaging.DeadLetters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dead letters of all consumers of this service. */
@Path("/api/dead-letters")
@Tag(name = "Dead letters")
@RunOnVirtualThread
class DeadLetterResource {

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(summary = "Events that could not be handled, the newest first")
    public Page<DeadLetterItem> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        return Page.of(
                letters.before(cursor(after), size + 1).stream().map(DeadLetterItem::of).toList(),
                size,
                DeadLetterItem::id);
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("after", "must be the \"next\" of another page");
        }
    }
}
