package dev.brigade.transactions.projection;

/** Something read, and the version of its stream that it shows. */
public interface Versioned {

    /** The number of events that it shows. */
    long version();
}
