package dev.brigade.benchmarks.rounds;

/**
 * What has been spent.
 *
 * @param serverNanos processor time of the connections' processes; not a number where unknown
 * @param clientNanos processor time of this process
 * @param walBytes written to the server's log
 */
public record Cost(double serverNanos, double clientNanos, long walBytes) {

    /** Since then. */
    public Cost minus(Cost before) {
        return new Cost(
                serverNanos - before.serverNanos,
                clientNanos - before.clientNanos,
                walBytes - before.walBytes);
    }
}
