package dev.brigade.eventstore;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The URL that a view is registered with, looked up again after a moment. */
final class EndpointUrl {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private record Known(URI url, long at) {}

    private final ViewOperations views;
    private final String view;
    private volatile @Nullable Known known;

    EndpointUrl(ViewOperations views, String view) {
        this.views = views;
        this.view = view;
    }

    /**
     * @throws HandlerUnavailableException when there is none, or the store does not answer
     */
    URI current() throws HandlerUnavailableException {
        Known last = known;
        if (last != null && System.nanoTime() - last.at < FRESH_NANOS) {
            return last.url;
        }
        URI url = lookedUp();
        known = new Known(url, System.nanoTime());
        return url;
    }

    private URI lookedUp() throws HandlerUnavailableException {
        try {
            return HttpUrls.requireHttp(
                    views.httpUrl(view)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "View %s has no http_url".formatted(view))));
        } catch (EventStoreException | IllegalArgumentException e) {
            throw new HandlerUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
