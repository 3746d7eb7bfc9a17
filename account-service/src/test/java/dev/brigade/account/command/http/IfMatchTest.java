package dev.brigade.account.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void a_version_is_read() {
        assertThat(IfMatch.version("\"12\"")).hasValue(12);
    }

    @Test
    void no_header_and_a_star_match_everything() {
        assertThat(IfMatch.version(null)).isEqualTo(OptionalLong.empty());
        assertThat(IfMatch.version("*")).isEqualTo(OptionalLong.empty());
    }

    @Test
    void a_tag_that_was_never_sent_matches_nothing() {
        assertThat(IfMatch.version("\"abc\"")).hasValue(-1);
        assertThat(IfMatch.version("W/\"1\"")).hasValue(-1);
    }
}
