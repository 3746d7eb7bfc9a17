package dev.brigade.eventstore;

import java.util.OptionalLong;

/**
 * What a view has left to do; empty where that is not known.
 *
 * @param lag committed events that are not handled
 * @param blocked streams that wait to be tried again
 * @param parked streams that wait to be unparked
 */
record Backlog(OptionalLong lag, OptionalLong blocked, OptionalLong parked) {

    static final Backlog UNKNOWN =
            new Backlog(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    static Backlog of(long lag, long blocked, long parked) {
        return new Backlog(OptionalLong.of(lag), OptionalLong.of(blocked), OptionalLong.of(parked));
    }
}
