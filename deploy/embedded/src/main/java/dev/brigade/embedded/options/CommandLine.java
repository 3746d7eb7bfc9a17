package dev.brigade.embedded.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the command line. {@code usage.txt} describes it, and answers {@code --help} in the shell.
 */
public sealed interface CommandLine {
    /** It was understood. */
    record Understood(Options options) implements CommandLine {}

    /** It was not; {@code line} says why, and what to do. */
    record Rejected(String line) implements CommandLine {}

    /** Reads the arguments in their order; the last of several values counts. */
    static CommandLine of(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        CommandLine read = new Understood(Options.DEFAULTS);
        while (rest.hasNext() && read instanceof Understood(Options options)) {
            read = next(rest.next(), rest, options);
        }
        return read;
    }

    private static CommandLine next(String argument, Iterator<String> rest, Options options) {
        return switch (argument) {
            case "--reset" -> new Understood(options.withReset());
            case "--no-seed" -> new Understood(options.withoutSeed());
            case "--script" -> new Understood(options.withScript());
            case "--data" ->
                    rest.hasNext()
                            ? data(rest.next(), options)
                            : incomplete(argument, "a directory");
            case "--port" ->
                    rest.hasNext() ? port(rest.next(), options) : incomplete(argument, "a number");
            default -> new Rejected("Unknown option " + argument + ". Try ./run --help");
        };
    }

    private static CommandLine data(String value, Options options) {
        if (value.isBlank() || value.startsWith("--")) {
            return incomplete("--data", "a directory");
        }
        try {
            return new Understood(options.withData(Path.of(value)));
        } catch (InvalidPathException e) {
            return new Rejected("--data " + value + " is not a directory's name.");
        }
    }

    private static CommandLine port(String value, Options options) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return new Understood(options.withUiPort(port));
            }
        } catch (NumberFormatException notANumber) {
            // answered below, with the numbers out of range
        }
        return new Rejected("--port " + value + " is not a port: give a number from 0 to 65535.");
    }

    private static CommandLine incomplete(String option, String what) {
        return new Rejected(option + " needs " + what + ". Try ./run --help");
    }
}
