package dev.brigade.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What transactions-service has committed, beside what it has told the others of it. */
record EventLog(RunningBrigade brigade) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOPICS =
            List.of("restaurant.events.v1", "order.events.v1", "ledger.events.v1");
    private static final List<String> METADATA =
            List.of(
                    "eventId",
                    "commandId",
                    "position",
                    "streamVersion",
                    "correlationId",
                    "causationId",
                    "createdAt");

    /** An event, as the log or a topic has it. */
    record Told(String eventId, long version, JsonNode event) {}

    /**
     * Every stream stands on its topic from its first event to its last; whatever comes again is
     * what it was; and nothing else is there.
     */
    void assertIsPublished() {
        Map<String, List<Told>> published = published();
        Map<String, List<Told>> committed = committed();
        assertThat(published.keySet()).isEqualTo(committed.keySet());
        committed.forEach((stream, events) ->
                assertThat(published.getOrDefault(stream, List.of()).stream().distinct())
                        .as(stream)
                        .containsExactlyElementsOf(events));
        System.out.printf(
                "%d events of %d streams are published, in %d records%n",
                count(committed), committed.size(), count(published));
    }

    /** How many committed events are not published. */
    long unpublished() {
        JsonNode health = brigade.api("transactions").get("/q/health/ready").json();
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals("publishing")) {
                return check.path("data").path("events").asLong(-1);
            }
        }
        throw new AssertionError("No check of publishing in " + health);
    }

    private Map<String, List<Told>> published() {
        return new Wire(brigade.endpoints().kafka())
                .readAll(TOPICS, _ -> true).stream()
                        .collect(
                                groupingBy(
                                        seen -> seen.topic() + "/" + seen.key(),
                                        mapping(EventLog::told, toList())));
    }

    private static Told told(Wire.Seen seen) {
        try {
            return new Told(
                    seen.header("ce_id"),
                    Long.parseLong(seen.header("ce_version")),
                    JSON.readTree(seen.value()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + seen, e);
        }
    }

    private Map<String, List<Told>> committed() {
        Map<String, List<Told>> streams = new HashMap<>();
        eachOf(
                "/api/streams",
                it -> {
                    String decider = it.path("decider").asText();
                    String id = it.path("id").asText();
                    List<Told> events = new ArrayList<>();
                    eachOf(
                            "/api/streams/%s/%s/events".formatted(decider, id),
                            event -> events.add(told((ObjectNode) event)));
                    streams.put(decider.toLowerCase(Locale.ROOT) + ".events.v1/" + id, events);
                });
        return streams;
    }

    private static Told told(ObjectNode event) {
        String id = event.path("eventId").asText();
        long version = event.path("streamVersion").asLong();
        return new Told(id, version, event.without(METADATA));
    }

    private void eachOf(String path, Consumer<JsonNode> item) {
        String after = "";
        do {
            JsonNode page =
                    brigade.api("transactions")
                            .get(path + "?limit=200" + after)
                            .require(200)
                            .json();
            page.path("items").forEach(item);
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
    }

    private static long count(Map<String, List<Told>> streams) {
        return streams.values().stream().mapToLong(List::size).sum();
    }
}
