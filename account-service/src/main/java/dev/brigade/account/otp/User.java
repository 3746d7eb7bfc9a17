package dev.brigade.account.otp;

/**
 * Somebody who signs in.
 *
 * @param id the same at every time, and tells nothing of the address
 */
public record User(String id, Recipient recipient) {}
