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
            Pattern.compile("(?:<!-- source: (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);
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
    void every_java_snippet_stands_in_the_source_it_names(Path document) {
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

    private static void requireInSource(MatchResult snippet) {
        assertThat(snippet.group(1)).as("the source of\n%s", snippet.group(2)).isNotNull();
        String source = read(ROOT.resolve(snippet.group(1)));
        assertThat(withoutIndentation(source)).contains(withoutIndentation(snippet.group(2)));
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
