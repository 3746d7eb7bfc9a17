package dev.brigade.eventstore.command;

import dev.brigade.eventstore.StreamId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of events, as RFC 9562 has them: time first, so that they go to the end of an index. An id
 * that is made of a command's id has the time of that when it is a UUIDv7 too; else its place in
 * the index is by chance, which costs a large store write volume.
 */
final class EventIds {

    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION = 0xF000L;
    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final int UUID_LENGTH = 36;
    private static final int UUID_VERSION_AT = 14;

    private EventIds() {}

    /** A new UUIDv7. */
    static UUID next() {
        UUID random = UUID.randomUUID();
        long high = random.getMostSignificantBits();
        return assembled(System.currentTimeMillis() << 16, 7, high, random);
    }

    /** The id of the first event of this command, always the same: a UUIDv8. */
    static UUID first(StreamId stream, String commandId) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(stream.decider(), stream.id(), commandId));
        UUID bits = new UUID(hash.getLong(), hash.getLong());
        long high = bits.getMostSignificantBits();
        return assembled(isTimed(commandId) ? timeOf(commandId) : high, 8, high, bits);
    }

    private static UUID assembled(long time, int version, long high, UUID low) {
        return new UUID(
                (time & TIME) | ((long) version << 12) | (high & ~TIME & ~VERSION),
                (low.getLeastSignificantBits() & ~VARIANT) | 1L << 63);
    }

    private static boolean isTimed(String commandId) {
        if (commandId.length() != UUID_LENGTH || commandId.charAt(UUID_VERSION_AT) != '7') {
            return false;
        }
        try {
            return UUID.fromString(commandId).version() == 7;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long timeOf(String commandId) {
        return UUID.fromString(commandId).getMostSignificantBits();
    }

    private static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
