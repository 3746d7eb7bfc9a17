package dev.brigade.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of one Postgres installation, with their output appended to one log. */
final class PostgresPrograms {
    private final Path bin;
    private final Path log;

    PostgresPrograms(Path home, Path log) {
        this.bin = home.resolve("bin");
        this.log = log;
    }

    /** Starts a program that goes on running. Its process is that program itself. */
    Process start(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(RootEscape.prefix());
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(ProcessGuard.detached(command));
        builder.environment().put("LC_ALL", "C");
        Files.createDirectories(log.resolveSibling("."));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Runs a program to its end. */
    void run(String program, List<String> arguments) {
        try {
            if (start(program, arguments).waitFor() != 0) {
                throw new BackingException(program + " failed: " + lastLogLine());
            }
        } catch (IOException e) {
            throw new BackingException("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while " + program + " ran");
        }
    }

    /** The end of the log, which says why a program failed. */
    String lastLogLine() {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .reduce("nothing was logged", (_, line) -> line);
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
