package dev.brigade.account.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/** All that is kept of a code: a keyed hash of it, from which nobody without the key finds it. */
public record CodeHash(String hex) {

    /** Whether it is of the same code. Takes the same time wherever they differ. */
    boolean matches(CodeHash other) {
        return MessageDigest.isEqual(hex.getBytes(US_ASCII), other.hex.getBytes(US_ASCII));
    }
}
