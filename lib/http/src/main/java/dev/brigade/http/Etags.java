package dev.brigade.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Entity tags made of versions. */
public final class Etags {

    private Etags() {}

    /** 200 with the entity and its {@code ETag}, or 304 when the caller has that version. */
    public static Response ok(Request request, long version, Object entity) {
        return ok(request, Long.toString(version), entity);
    }

    /** The same, where more than a version says what the entity shows. */
    public static Response ok(Request request, String shown, Object entity) {
        EntityTag tag = new EntityTag(shown);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return hasWeakened(request, shown)
                ? Response.notModified(tag).build()
                : Response.ok(entity).tag(tag).build();
    }

    /** What a proxy has packed it tags {@code W/"1"}, which counts as well (RFC 9110, 13.1.2). */
    private static boolean hasWeakened(Request request, String shown) {
        Response.ResponseBuilder weak = request.evaluatePreconditions(new EntityTag(shown, true));
        return weak != null
                && weak.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }
}
