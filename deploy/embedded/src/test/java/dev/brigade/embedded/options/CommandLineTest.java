package dev.brigade.embedded.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.embedded.options.CommandLine.Rejected;
import dev.brigade.embedded.options.CommandLine.Understood;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void without_arguments_everything_is_as_usual() {
        assertThat(read())
                .isEqualTo(
                        new Understood(new Options(Path.of(".brigade"), 8080, false, true, false)));
    }

    @Test
    void every_option_is_understood() {
        assertThat(read("--data", "d", "--port", "9000", "--reset", "--no-seed", "--script"))
                .isEqualTo(new Understood(new Options(Path.of("d"), 9000, true, false, true)));
    }

    @Test
    void port_0_asks_for_any_free_port() {
        assertThat(read("--port", "0")).isEqualTo(new Understood(Options.DEFAULTS.withUiPort(0)));
    }

    @Test
    void an_unknown_option_is_named() {
        assertThat(read("--reset", "--quick"))
                .isEqualTo(new Rejected("Unknown option --quick. Try ./run --help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "80a", ""})
    void what_is_no_port_is_rejected(String port) {
        assertThat(read("--port", port))
                .isEqualTo(
                        new Rejected(
                                "--port "
                                        + port
                                        + " is not a port: give a number from 0 to 65535."));
    }

    @Test
    void an_option_that_lacks_its_value_is_rejected() {
        assertThat(read("--data"))
                .isEqualTo(new Rejected("--data needs a directory. Try ./run --help"));
        assertThat(read("--data", "--reset"))
                .isEqualTo(new Rejected("--data needs a directory. Try ./run --help"));
        assertThat(read("--port"))
                .isEqualTo(new Rejected("--port needs a number. Try ./run --help"));
    }

    private static CommandLine read(String... arguments) {
        return CommandLine.of(List.of(arguments));
    }
}
