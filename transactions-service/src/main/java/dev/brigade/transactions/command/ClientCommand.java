package dev.brigade.transactions.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A command that a client gave an id, so that it may send it again.
 *
 * @param request everything that makes it the same command: where it was sent, and its body
 */
public record ClientCommand(String commandId, String request) {

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
