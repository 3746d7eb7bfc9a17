package dev.brigade.benchmarks.rounds;

/**
 * How long each candidate is measured.
 *
 * @param rounds how often each one runs; odd, so that there is a median
 * @param seconds how long one runs before it is the next one's turn
 */
public record Turns(int rounds, double seconds) {

    /** For a look. */
    public static final Turns QUICK = new Turns(7, 0.3);

    /** For figures to be shown. */
    public static final Turns THOROUGH = new Turns(15, 1);
}
