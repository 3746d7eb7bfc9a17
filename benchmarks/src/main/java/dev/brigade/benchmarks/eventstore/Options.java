package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.rounds.Turns;
import java.util.Arrays;
import java.util.List;

/**
 * How thorough the run is.
 *
 * @param quick a look within two minutes: fewer and shorter rounds, smaller tables
 * @param large a table of 10 million events, which takes minutes to fill
 * @param only the groups to run; all when empty
 */
record Options(boolean quick, boolean large, List<String> only) {

    static final String USAGE =
            "usage: ./bench eventstore [--quick] [--large] [--only GROUP[,GROUP...]]\n"
                    + "groups: "
                    + String.join(", ", EventStoreBenchmark.GROUPS.keySet());

    /**
     * @throws IllegalArgumentException for anything that is not an option
     */
    static Options parse(String... arguments) {
        boolean quick = false;
        boolean large = false;
        List<String> only = List.of();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--large" -> large = true;
                case "--only" -> {
                    i++;
                    only = groups(i < arguments.length ? arguments[i] : "");
                }
                default -> throw new IllegalArgumentException("Unknown: " + arguments[i]);
            }
        }
        return new Options(quick, large, only);
    }

    private static List<String> groups(String names) {
        List<String> groups = Arrays.asList(names.split(","));
        for (String group : groups) {
            if (!EventStoreBenchmark.GROUPS.containsKey(group)) {
                throw new IllegalArgumentException("No such group: " + group);
            }
        }
        return groups;
    }

    boolean includes(String group) {
        return only.isEmpty() || only.contains(group);
    }

    Turns turns() {
        return quick ? Turns.QUICK : Turns.THOROUGH;
    }

    int tableSize() {
        return large ? 10_000_000 : quick ? 200_000 : 1_000_000;
    }

    int backlog() {
        return quick ? 100_000 : 500_000;
    }

    int liveSeconds() {
        return quick ? 4 : 20;
    }

    /** Before that: the other process is new, and its compiler has much to do. */
    int liveWarmUpSeconds() {
        return quick ? 2 : 10;
    }
}
