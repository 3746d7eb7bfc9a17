package dev.brigade.account.command.http;

import dev.brigade.account.command.Call;

/** A command from outside, and its call. */
public record Received<C>(C command, Call call) {}
