package dev.brigade.ui.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells browsers where the modules of the libraries are. Each library's jar brings its own map, so
 * that a library is added and updated in the pom alone.
 */
record ImportMap(Map<String, String> imports) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "META-INF/importmap.json";

    /** All maps of the class path in one. */
    static ImportMap ofClasspath(ClassLoader loader) {
        try {
            Map<String, String> imports = new TreeMap<>();
            for (URL map : Collections.list(loader.getResources(RESOURCE))) {
                try (InputStream in = map.openStream()) {
                    JsonNode entries = JSON.readTree(in).path("imports");
                    entries.properties()
                            .forEach(entry ->
                                    imports.put(entry.getKey(), entry.getValue().asText()));
                }
            }
            return new ImportMap(imports);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A library's import map cannot be read", unreadable);
        }
    }

    /** As the text of a {@code <script type="importmap">}. */
    String toJson() {
        try {
            return JSON.writeValueAsString(Map.of("imports", imports)).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
