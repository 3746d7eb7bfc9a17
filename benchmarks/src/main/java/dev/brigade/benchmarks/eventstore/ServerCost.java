package dev.brigade.benchmarks.eventstore;

/**
 * What a server has spent.
 *
 * @param cpuNanos processor time of the connections' processes; not a number where unknown
 * @param walBytes written to the log
 */
record ServerCost(double cpuNanos, long walBytes) {

    ServerCost minus(ServerCost before) {
        return new ServerCost(cpuNanos - before.cpuNanos, walBytes - before.walBytes);
    }
}
