package dev.brigade.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Fills the {@link CallContext}, and tells the caller which correlation id the call got. */
@Provider
class CallContextFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CORRELATION = "X-Correlation-Id";

    private final CallContext call;

    @Inject
    CallContextFilter(CallContext call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        call.read(
                request.getHeaderString(CORRELATION),
                request.getHeaderString("traceparent"),
                request.getHeaderString("Idempotency-Key"));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(CORRELATION, call.correlationId());
    }
}
