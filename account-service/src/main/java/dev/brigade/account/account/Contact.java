package dev.brigade.account.account;

/** How the holder of an account can be reached. */
public record Contact(Email email, PhoneNumber phone) {}
