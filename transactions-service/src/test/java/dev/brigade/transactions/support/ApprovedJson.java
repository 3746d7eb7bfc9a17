package dev.brigade.transactions.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.command.StoredEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares events with the JSON that other programs rely on: a file for each in {@code
 * src/test/resources/approved}, which nothing but a person changes.
 */
public final class ApprovedJson {

    private static final Path APPROVED = Path.of("src/test/resources/approved");

    private ApprovedJson() {}

    /**
     * The event is written exactly as in the file, but for line breaks, and read back from it.
     *
     * @param name of the file: the event's kind, and what is special about this one
     */
    public static <E> void assertApproved(EventCodec<E> codec, String name, E event) {
        String approved = read(folder(codec).resolve(name + ".json"));
        assertThat(name.split("-", 2)[0]).isEqualTo(codec.kind(event));
        assertThat(stream(oneFieldALine(codec.encode(event)))).as(name).hasContent(approved);
        assertThat(codec.decode(codec.kind(event), approved)).isEqualTo(event);
    }

    /**
     * What was written under an earlier schema is read as this event, from a topic and from the
     * store.
     *
     * @param name of the file in {@code approved/earlier}: its kind, version, and what is special
     */
    public static <E> void assertStillRead(
            EventCodec<E> codec, Class<E> events, String name, E event) {
        String[] parts = name.split("-", 3);
        String json = read(APPROVED.resolve("earlier").resolve(codec.decider(), name + ".json"));
        assertThat(codec.decode(parts[0], json)).isEqualTo(event);
        RecordedEvent stored =
                new RecordedEvent(
                        UUID.randomUUID(),
                        new StreamId(codec.decider(), "a-1"),
                        1,
                        parts[0],
                        Integer.parseInt(parts[1].substring(1)),
                        json,
                        false,
                        new EventMetadata(null, "correlation", null, null),
                        Instant.EPOCH,
                        1);
        assertThat(StoredEvents.as(codec, events).fromStore(List.of(stored)))
                .containsExactly(event);
    }

    /** Each record of a sealed type has a file, and each file stands for one of these events. */
    public static <E> void assertComplete(
            EventCodec<E> codec, Class<E> sealed, Map<String, E> events) {
        Set<String> kinds =
                Arrays.stream(sealed.getPermittedSubclasses())
                        .map(codec::kind)
                        .collect(Collectors.toSet());
        assertThat(events.values()).extracting(codec::kind).containsAll(kinds);
        assertThat(files(folder(codec))).isEqualTo(events.keySet());
    }

    /** Breaks lines between fields, so that another field is another line, and nothing else. */
    static String oneFieldALine(String json) {
        StringBuilder lines = new StringBuilder();
        boolean text = false;
        String margin = "\n";
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text ^= c == '"' && json.charAt(i - 1) != '\\';
            if (!text && (c == '}' || c == ']')) {
                margin = margin.substring(0, margin.length() - 2);
                lines.append(margin);
            }
            lines.append(c);
            if (!text && (c == '{' || c == '[')) {
                margin += "  ";
            }
            if (!text && (c == '{' || c == '[' || c == ',')) {
                lines.append(margin);
            }
        }
        return lines.append('\n').toString();
    }

    private static Path folder(EventCodec<?> codec) {
        return APPROVED.resolve(codec.decider());
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("There is no " + file, e);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
