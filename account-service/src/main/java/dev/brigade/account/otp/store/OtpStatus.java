package dev.brigade.account.otp.store;

/** Whether a one-time password may still let somebody in. */
enum OtpStatus {
    PENDING,
    SPENT
}
