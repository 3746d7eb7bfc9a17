package dev.brigade.eventstore;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Sends events to the endpoint of a view, and says what its answers mean. */
final class HttpEndpoint implements AutoCloseable {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    private final EndpointUrl url;
    private final HttpPushOptions options;
    private final HttpClient client;

    HttpEndpoint(EndpointUrl url, HttpPushOptions options) {
        this.url = url;
        this.options = options;
        this.client =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /**
     * @throws EndpointGoneException when it wants no more events
     * @throws HandlerUnavailableException when the event cannot be to blame
     * @throws PushFailedException when it did not take this event
     */
    void post(RecordedEvent event)
            throws HandlerUnavailableException, PushFailedException, InterruptedException {
        URI target = url.current();
        try {
            judge(target, head(request(target, event)));
        } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
            throw new HandlerUnavailableException(
                    "%s cannot be reached: %s".formatted(target.getAuthority(), e), e);
        } catch (IOException e) {
            throw new PushFailedException(
                    "%s did not answer: %s".formatted(target.getAuthority(), e), Duration.ZERO, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(URI target, RecordedEvent event) {
        String id = event.eventId().toString();
        long now = Instant.now().getEpochSecond();
        String body = CloudEventJson.of(event, options.source());
        String signatures =
                options.secrets().stream()
                        .map(secret -> secret.sign(id, now, body))
                        .collect(Collectors.joining(" "));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .POST(BodyPublishers.ofString(body))
                        .header("content-type", CloudEventJson.MEDIA_TYPE)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(now))
                        .header("webhook-signature", signatures);
        String traceparent = event.metadata().traceparent();
        if (traceparent != null && TRACEPARENT.matcher(traceparent).matches()) {
            request.header("traceparent", traceparent);
        }
        return request.build();
    }

    /** The head of the answer; its body is left to be drained for a moment. */
    private ResponseInfo head(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Void>> whole =
                client.sendAsync(
                        request,
                        info -> {
                            head.complete(info);
                            return new BoundedDrain();
                        });
        var unused =
                whole.exceptionally(error -> {
                    head.completeExceptionally(error);
                    return null;
                });
        Duration left = Duration.ZERO;
        try {
            ResponseInfo info = head.get(options.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
            left = DRAIN;
            return info;
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within " + options.requestTimeout());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            cancelAfter(left, whole);
        }
    }

    private static void cancelAfter(Duration delay, CompletableFuture<?> exchange) {
        if (delay.isZero()) {
            exchange.cancel(true);
        } else if (!exchange.isDone()) {
            var unused =
                    exchange.copy()
                            .orTimeout(delay.toNanos(), TimeUnit.NANOSECONDS)
                            .whenComplete((answer, error) -> exchange.cancel(true));
        }
    }

    private void judge(URI target, ResponseInfo answer)
            throws PushFailedException, HandlerUnavailableException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        PushFailedException failed =
                new PushFailedException(
                        "%s answered %d".formatted(target.getAuthority(), status),
                        RetryAfter.of(answer.headers(), Instant.now(), options.maxBackoff()),
                        null);
        switch (status) {
            case GONE -> throw new EndpointGoneException(failed);
            case TOO_MANY_REQUESTS ->
                    throw new HandlerUnavailableException(failed.toString(), failed);
            default -> throw failed;
        }
    }
}
