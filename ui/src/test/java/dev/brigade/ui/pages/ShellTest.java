package dev.brigade.ui.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

    final ImportMap imports = ImportMap.ofClasspath(ShellTest.class.getClassLoader());

    @Test
    void the_libraries_bring_their_own_maps() {
        assertThat(imports.imports()).containsKeys("lit", "lit/", "lit-html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lit", "lit-html", "lit-element/", "@lit/reactive-element"})
    void a_library_is_where_the_import_map_says(String name) {
        String file = name.equals("lit-element/") ? "lit-element.js" : "";
        String resource = "META-INF/resources" + imports.imports().get(name) + file;

        assertThat(ShellTest.class.getClassLoader().getResource(resource)).as(resource).isNotNull();
    }

    @Test
    void the_policy_allows_the_import_map_and_no_other_script_of_the_document() {
        Shell shell = Shell.with(new ImportMap(Map.of("a", "/a.js")));

        assertThat(shell.html())
                .contains("<script type=\"importmap\">{\"imports\":{\"a\":\"/a.js\"}}</script>");
        assertThat(shell.contentSecurityPolicy())
                .contains("script-src 'self' 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void a_map_cannot_end_its_own_script() {
        Shell shell = Shell.with(new ImportMap(Map.of("a", "</script><script>alert(1)")));

        assertThat(shell.html())
                .doesNotContain("alert(1)</script><script>")
                .contains("\\u003c/script");
    }
}
