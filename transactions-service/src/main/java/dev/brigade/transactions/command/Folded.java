package dev.brigade.transactions.command;

/**
 * A state, and the version of its stream that it was folded from.
 *
 * @param version 0 before the first event
 */
public record Folded<S>(S state, long version) {}
