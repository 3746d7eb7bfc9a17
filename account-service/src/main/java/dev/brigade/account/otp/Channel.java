package dev.brigade.account.otp;

/** The ways a code can go. */
public enum Channel {
    EMAIL,
    SMS
}
