package dev.brigade.account.otp;

/**
 * A new code, which nobody but the notifier can read.
 *
 * @param sealed encrypted for the notifier
 */
public record IssuedCode(CodeHash hash, String sealed) {}
