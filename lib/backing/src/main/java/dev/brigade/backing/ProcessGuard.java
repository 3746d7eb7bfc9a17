package dev.brigade.backing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ends child processes when this JVM is gone, even by {@code kill -9}: a shell that reads the pids
 * to end from its standard input, and acts when that closes. Thread-safe.
 */
public final class ProcessGuard {
    /** What a child is asked with first; two seconds later it is killed. */
    public enum Signal {
        INT,
        TERM
    }

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            all=
            while read -r line; do all=$line; done
            for each in $all; do kill -"${each%:*}" "${each#*:}" 2>/dev/null; done
            for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              alive=
              for each in $all; do kill -0 "${each#*:}" 2>/dev/null && alive=yes; done
              [ -z "$alive" ] && exit 0
              sleep 0.1
            done
            for each in $all; do kill -KILL "${each#*:}" 2>/dev/null; done
            """;

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final OutputStream guard;
    private final Map<Long, Signal> watched = new LinkedHashMap<>();

    private ProcessGuard(OutputStream guard) {
        this.guard = guard;
    }

    /** The one guard of this JVM, started on first use. */
    public static ProcessGuard ofThisJvm() {
        return Holder.GUARD;
    }

    /** {@code child} ends when this JVM does. */
    public synchronized void watch(Process child, Signal signal) {
        watched.put(child.pid(), signal);
        tell();
    }

    /** {@code child} has ended, or may outlive this JVM. */
    public synchronized void forget(Process child) {
        watched.remove(child.pid());
        tell();
    }

    /**
     * {@code command} in a session of its own, where the machine has a setsid: Ctrl-C at the
     * terminal then reaches only this JVM, which ends its children in order. The pid stays that of
     * the command.
     */
    public static List<String> detached(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    private void tell() {
        String line =
                watched.entrySet().stream()
                        .map(each -> each.getValue() + ":" + each.getKey())
                        .collect(Collectors.joining(" ", "", "\n"));
        try {
            guard.write(line.getBytes(StandardCharsets.US_ASCII));
            guard.flush();
        } catch (IOException e) {
            throw new BackingException("the process guard is gone", e);
        }
    }

    private static ProcessGuard start() {
        try {
            Process shell =
                    new ProcessBuilder(detached(List.of("sh", "-c", SCRIPT)))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new ProcessGuard(shell.getOutputStream());
        } catch (IOException e) {
            throw new BackingException("cannot start the process guard", e);
        }
    }

    private static final class Holder {
        private static final ProcessGuard GUARD = start();
    }
}
