package dev.brigade.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** What {@code endpoints.json} in the data directory says at the moment. */
public record Endpoints(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Endpoints read(Path file) {
        try {
            return new Endpoints(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where a service answers: {@code ui}, {@code account}, {@code transactions}, {@code reactor}.
     */
    public URI address(String service) {
        return URI.create(text(service));
    }

    /** The brokers, as Kafka clients want them. */
    public String kafka() {
        return text("kafka");
    }

    /** The JDBC address of a database of the server that no service uses. */
    public String postgres() {
        return text("postgres");
    }

    /** The process of a service, or of {@code kafka} or {@code postgres}. */
    public ProcessHandle process(String part) {
        long pid = json.path("pids").path(part).asLong();
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException(part + " has no process " + pid));
    }

    private String text(String field) {
        return Objects.requireNonNull(json.path(field).textValue(), field);
    }
}
