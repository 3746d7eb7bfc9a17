package dev.brigade.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The HTTP interface of a service, as {@code curl} sees it.
 *
 * @param base asked anew for each call, since a service may have been started again elsewhere
 */
public record Api(Supplier<URI> base) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** GET. */
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** POST of JSON, with headers as name, value, name, value. */
    public Answer post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), headers);
    }

    /** PUT of JSON. */
    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(json), headers);
    }

    /**
     * Any call.
     *
     * @throws UncheckedIOException when nobody answers
     */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        URI uri = URI.create(base.get() + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(20))
                        .method(method, body)
                        .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
