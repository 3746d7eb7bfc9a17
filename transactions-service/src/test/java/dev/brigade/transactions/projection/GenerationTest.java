package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenerationTest {

    @Test
    void the_tag_of_the_first_generation_is_the_version_alone() {
        assertThat(Generation.tag("7", 1)).isEqualTo("7");
        assertThat(Generation.tag("7", 2)).isEqualTo("7.2");
    }
}
