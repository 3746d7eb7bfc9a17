package dev.brigade.embedded.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads why a process ended from its log. */
public final class LogFile {
    private static final int TAIL = 16 * 1024;

    private LogFile() {}

    /** The last line that is no part of a stack trace. */
    public static String lastMessage(Path log) {
        return tail(log)
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce("it logged nothing", (_, line) -> line);
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
