package dev.brigade.embedded.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path parent;

    @Test
    void the_card_key_is_random_kept_and_its_owners_alone() throws IOException {
        Path path = parent.resolve("data");
        String first = cardKey(path, false);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(cardKey(path, false)).isEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(path.resolve("card.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_reset_begins_anew() {
        Path path = parent.resolve("data");
        assertThat(cardKey(path, false)).isNotEqualTo(cardKey(path, true));
    }

    @Test
    void a_directory_with_other_things_is_left_alone() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataDirectory.open(parent, true))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("holds other things");
        assertThat(parent.resolve("thesis.txt")).exists();
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file, false))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void the_logs_of_the_run_before_are_kept() throws IOException {
        Path path = parent.resolve("data");
        try (DataDirectory data = DataDirectory.open(path, false)) {
            Files.writeString(data.log("kafka"), "before");
        }
        try (DataDirectory data = DataDirectory.open(path, false)) {
            assertThat(data.log("kafka")).doesNotExist();
            assertThat(path.resolve("logs.previous/kafka.log")).hasContent("before");
        }
    }

    private static String cardKey(Path path, boolean reset) {
        try (DataDirectory data = DataDirectory.open(path, reset)) {
            return data.cardKey();
        }
    }
}
