package dev.brigade.account.redrive;

/** Says when the next page may be published. */
@FunctionalInterface
interface Gate {

    /** Waits for the moment; false ends the redrive for now. */
    boolean pass() throws InterruptedException;
}
