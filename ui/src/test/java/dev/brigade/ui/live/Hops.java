package dev.brigade.ui.live;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Hops to test with. */
final class Hops {

    private Hops() {}

    static Hop hop(String id) {
        return new Hop(
                id,
                HopKind.EVENT,
                new Hop.Subject(
                        "transactions-service",
                        HopPath.ES,
                        "Order/o1",
                        1L,
                        "OrderCreatedEvent",
                        "e1"),
                new Hop.Cause("Story-1", null, null),
                null,
                Hop.Timing.at(Instant.parse("2026-01-01T12:00:00Z")),
                HopStatus.OK,
                null,
                null,
                null);
    }

    static List<Hop> hops(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> hop("hop " + n)).toList();
    }
}
