package dev.brigade.decider;

/** The states of two combined deciders or views. */
public record Both<A, B>(A first, B second) {}
