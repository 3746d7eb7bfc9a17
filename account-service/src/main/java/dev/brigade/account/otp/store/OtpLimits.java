package dev.brigade.account.otp.store;

/** How often one may ask for a code. */
public record OtpLimits(Allowance perAddress, Allowance perCaller) {}
