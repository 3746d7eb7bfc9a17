package dev.brigade.decider;

/**
 * An event that says no. It is answered to whoever asked, and never recorded: a runner does not
 * append it, publish it or evolve a state by it.
 */
public interface Refusal {

    /** Why, in words for the caller. Part of the contract: other people's code compares it. */
    String reason();
}
