package dev.brigade.embedded.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A service's HTTP interface.
 *
 * @param base such as {@code http://127.0.0.1:8081}
 */
public record Api(String base) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    /** GET. */
    public Answer get(String path) {
        return call("GET", path, request(path).GET());
    }

    /** POST of a record; {@code key} makes it idempotent. */
    public Answer post(String path, Object body, String key) {
        return call("POST", path, request(path).POST(json(body)).header("Idempotency-Key", key));
    }

    /** PUT of a record. */
    public Answer put(String path, Object body) {
        return call("PUT", path, request(path).PUT(json(body)));
    }

    /** Whether the service answers, and says that it is ready. */
    public boolean isReady() {
        try {
            return send(request("/q/health/ready").GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Answer call(String method, String path, HttpRequest.Builder request) {
        String call = method + " " + base + path;
        try {
            HttpResponse<String> response = send(request);
            return new Answer(call, response.statusCode(), read(response.body()));
        } catch (IOException e) {
            throw new LaunchException(call + " was not answered: " + e, e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
