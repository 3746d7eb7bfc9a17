package dev.brigade.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of the live stream. */
final class Listener implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Stream<String> lines;

    record Event(String id, String name, JsonNode data) {

        boolean isHop(String eventId) {
            return name.equals("hop") && data.path("eventId").asText().equals(eventId);
        }
    }

    Listener(String path, @Nullable String lastEventId) throws Exception {
        URI stream = URI.create("http://127.0.0.1:" + RestAssured.port + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(stream);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        lines = http.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
        Thread.ofVirtual().start(this::listen);
    }

    /** The next event that fits; those before it are passed over. */
    Event await(Predicate<Event> wanted) throws InterruptedException {
        while (true) {
            Event event = next();
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came in time");
        }
        return event;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void listen() {
        var fields = new HashMap<String, String>();
        try {
            lines.forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
                } else if (line.isEmpty() && fields.containsKey("data")) {
                    events.add(event(fields));
                    fields.clear();
                }
            });
        } catch (UncheckedIOException closed) {
            // The test is over.
        }
    }

    private static Event event(Map<String, String> fields) {
        try {
            return new Event(
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("event", ""),
                    JSON.readTree(fields.get("data")));
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }
}
