package dev.brigade.embedded;

/**
 * The system cannot go on. The message is the one line that the user reads: what, and what to do.
 */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String line) {
        super(line);
    }

    public LaunchException(String line, Throwable cause) {
        super(line, cause);
    }
}
