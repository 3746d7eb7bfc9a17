package dev.brigade.backing;

import java.io.IOException;
import java.util.List;

/**
 * Postgres refuses to run as root. In a user namespace of its own, root is nobody in particular,
 * but still owns its files.
 */
final class RootEscape {
    private static final List<String> PREFIX = isRoot() ? List.of("unshare", "-U") : List.of();

    private RootEscape() {}

    static List<String> prefix() {
        return PREFIX;
    }

    private static boolean isRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return false;
        }
        try {
            int code = new ProcessBuilder("unshare", "-U", "true").start().waitFor();
            if (code != 0) {
                throw new BackingException(
                        "Postgres does not run as root, and this machine allows no user namespaces: use another user");
            }
            return true;
        } catch (IOException e) {
            throw new BackingException(
                    "Postgres does not run as root, and unshare is missing: use another user", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted");
        }
    }
}
