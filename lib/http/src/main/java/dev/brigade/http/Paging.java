package dev.brigade.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Sends {@code Link: rel="next"} with every page that has one. */
@Provider
final class Paging implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            URI next =
                    request.getUriInfo()
                            .getRequestUriBuilder()
                            .replaceQueryParam("after", page.next())
                            .build();
            response.getHeaders().add(HttpHeaders.LINK, "<" + relative(next) + ">; rel=\"next\"");
        }
    }

    private static String relative(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
