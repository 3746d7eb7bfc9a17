package dev.brigade.reactor.notification;

import dev.brigade.http.Page;
import dev.brigade.reactor.http.Cursors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customers were told. */
@Path("/api/notifications")
@Tag(name = "Notifications")
@RunOnVirtualThread
class NotificationResource {

    private final DataSource database;

    NotificationResource(DataSource database) {
        this.database = database;
    }

    @GET
    @Operation(summary = "Notifications, the newest first")
    public Page<Notification> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        int size = Page.limit(limit);
        long before = Cursors.newestFirst(after);
        try (Connection connection = database.getConnection()) {
            return Page.of(
                    new NotificationTable(connection).page(before, size + 1),
                    size,
                    notification -> Long.toString(notification.number()));
        }
    }
}
