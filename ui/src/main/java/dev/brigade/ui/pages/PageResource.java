package dev.brigade.ui.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every page's address answers with the shell; the browser's router shows the page. */
@Path("/")
class PageResource {

    private final Shell shell =
            Shell.with(ImportMap.ofClasspath(Thread.currentThread().getContextClassLoader()));

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response live() {
        return Response.ok(shell.html())
                .header("Content-Security-Policy", shell.contentSecurityPolicy())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
