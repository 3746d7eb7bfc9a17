package dev.brigade.eventstore;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Pushes the events of a view to the HTTP endpoint that it is registered with: {@link
 * ViewOperations#register(String, java.net.URI)}. As many processes as like may push a view; they
 * share its work. Thread-safe.
 *
 * <p>Each event is one {@code POST}, whose body is the event as a CloudEvent in structured mode
 * ({@code application/cloudevents+json}) and which is signed as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> has it: headers {@code webhook-id}
 * (the event's id, the same at each delivery), {@code webhook-timestamp} and {@code
 * webhook-signature}. The event's {@code traceparent} is passed on. Bodies of answers are not read,
 * redirects not followed.
 *
 * <p>An event is delivered at least once, and the next one of its stream only after it:
 *
 * <ul>
 *   <li>2xx: done.
 *   <li>Any other answer, or none in time: the stream comes again after a pause, which doubles with
 *       each failure, and is as long as {@code Retry-After} asks within the options' bounds; other
 *       streams go on. After {@link HttpPushOptions#parkAfter} failures the stream is parked.
 *   <li>429, or no connection at all: no event is to blame. What was to be sent comes again after a
 *       pause; nothing counts towards parking.
 *   <li>410: the endpoint wants no more events. This push pauses, until somebody resumes it.
 * </ul>
 */
public final class HttpPush implements Subscription {

    private final HttpEndpoint endpoint;
    private final CompletableFuture<Subscription> started = new CompletableFuture<>();
    private volatile @Nullable String gone;

    private HttpPush(HttpEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Starts to push, in the background: where the database is not there yet, it waits for it;
     * where the view has no URL yet, it says so in its status and goes on looking.
     *
     * @param view 1 to 255 characters
     */
    public static HttpPush start(EventStore store, String view, HttpPushOptions options) {
        HttpPush push =
                new HttpPush(new HttpEndpoint(new EndpointUrl(store.views(), view), options));
        push.started.complete(store.subscribe(view, push::post, options.subscription()));
        return push;
    }

    private void post(List<RecordedEvent> events) throws Exception {
        try {
            for (RecordedEvent event : events) {
                endpoint.post(event);
            }
        } catch (EndpointGoneException e) {
            gone = e.getMessage();
            subscription().pause();
            throw e;
        }
    }

    @Override
    public SubscriptionStatus status() {
        SubscriptionStatus status = subscription().status();
        String reason = gone;
        return reason == null
                ? status
                : new SubscriptionStatus(
                        status.view(),
                        status.state(),
                        status.lag(),
                        status.blocked(),
                        status.parked(),
                        reason);
    }

    @Override
    public void pause() {
        subscription().pause();
    }

    @Override
    public void resume() {
        gone = null;
        subscription().resume();
    }

    @Override
    public void close() {
        subscription().close();
        endpoint.close();
    }

    private Subscription subscription() {
        return started.join();
    }
}
