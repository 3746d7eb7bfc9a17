package dev.brigade.embedded.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code endpoints.json}: where everything is, and each part's process. Always whole, never half
 * written.
 */
public record EndpointsFile(Path path) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Replaces what it says. */
    public void write(Addresses addresses, Map<String, Long> pids) {
        Map<String, Object> content = new LinkedHashMap<>(addresses.byName());
        content.put("pids", pids);
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** Nothing runs any more. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new LaunchException("Cannot remove " + path + ": " + e.getMessage(), e);
        }
    }
}
