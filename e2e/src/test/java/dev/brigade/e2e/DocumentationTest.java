package dev.brigade.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what the code says. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET =
            Pattern.compile(
                    "(?:<!-- source: (\\S+) -->\\n)?```(java|sql|sh)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[\"']ES\\d{3}[\"']");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_snippet_stands_in_the_source_it_names(Path document) {
        SNIPPET.matcher(read(document)).results().forEach(DocumentationTest::requireInSource);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_within_the_project_leads_somewhere(Path document) {
        LINK.matcher(read(document))
                .results()
                .map(link -> document.resolveSibling(link.group(1)).normalize())
                .forEach(target -> assertThat(target).as("link in %s", document).exists());
    }

    @Test
    void there_are_documents_to_check() throws IOException {
        assertThat(documents()).hasSizeGreaterThan(5);
    }

    @Test
    void every_error_code_of_the_event_store_stands_in_its_guide() throws IOException {
        String guide = read(ROOT.resolve("docs/guide/event-store.md"));
        try (Stream<Path> sources = Files.walk(ROOT.resolve("lib/eventstore/src/main"))) {
            assertThat(
                            sources.filter(Files::isRegularFile)
                                    .flatMap(source -> CODE.matcher(read(source)).results())
                                    .map(code -> "`" + code.group().substring(1, 6) + "`")
                                    .distinct())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(code -> assertThat(guide).contains(code));
        }
    }

    /** Java always has a source; SQL and shell commands are checked where they name one. */
    private static void requireInSource(MatchResult snippet) {
        String source = snippet.group(1);
        String code = snippet.group(3);
        if (source == null) {
            assertThat(snippet.group(2)).as("no source of\n%s", code).isNotEqualTo("java");
            return;
        }
        assertThat(withoutIndentation(read(ROOT.resolve(source))))
                .contains(withoutIndentation(code));
    }

    private static String withoutIndentation(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
