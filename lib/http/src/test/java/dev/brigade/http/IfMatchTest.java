package dev.brigade.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfMatchTest {

    @Test
    void without_a_header_every_version_will_do() {
        assertThat(IfMatch.versions(null)).accepts(0L, 1L, 12L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"3\"                | 3",
                " \"3\" , \"1\"       | 1 3",
                "\"2\",W/\"1\"        | 2",
                "*                    | 1 2 3",
                "\"3.7\"              | 3",
                "\"2.7.1\"            | 2",
                "\"abc\"              | ''",
                "W/\"1\"              | ''",
                "3                    | ''",
                "\"1\"\"2\"           | ''",
                "''                   | ''",
            })
    void a_version_is_one_of_those_in_the_header(String header, String versions) {
        assertThat(LongStream.range(0, 4).filter(IfMatch.versions(header)))
                .containsExactly(
                        versions.isEmpty()
                                ? new Long[0]
                                : Stream.of(versions.split(" "))
                                        .map(Long::valueOf)
                                        .toArray(Long[]::new));
    }
}
