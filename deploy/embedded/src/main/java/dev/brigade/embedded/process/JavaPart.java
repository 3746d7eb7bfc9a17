package dev.brigade.embedded.process;

import dev.brigade.backing.ProcessGuard;
import dev.brigade.embedded.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM.
 *
 * @param command what runs it
 * @param environment what it gets beyond the launcher's own
 * @param directory where it runs
 * @param log what its output is appended to
 */
public record JavaPart(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log)
        implements Part {
    private static final long STOP_SECONDS = 4;

    public JavaPart {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public Process launch() {
        ProcessBuilder builder =
                new ProcessBuilder(ProcessGuard.detached(command))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process launched = builder.start();
            ProcessGuard.ofThisJvm().watch(launched, ProcessGuard.Signal.TERM);
            return launched;
        } catch (IOException e) {
            throw new LaunchException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop(Process running) {
        running.destroy();
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
