package dev.brigade.transactions.restaurant.wire;

import dev.brigade.eventstore.codec.JsonFormat;
import dev.brigade.eventstore.snapshot.SnapshotPolicy;
import dev.brigade.eventstore.snapshot.SnapshotStore;
import dev.brigade.eventstore.snapshot.Snapshots;
import dev.brigade.messaging.EventJson;
import dev.brigade.transactions.restaurant.Restaurant;
import dev.brigade.transactions.restaurant.Restaurant.Absent;
import dev.brigade.transactions.restaurant.Restaurant.Open;

/** Snapshots of restaurants, whose streams grow with each order while their states do not. */
public final class RestaurantSnapshots {

    /** To be raised when the state, its JSON, {@code evolve} or an upcaster changes. */
    static final int STATE_VERSION = 1;

    /** What is read after a restart is at most so many events, and the snapshot. */
    private static final int EVENTS_BETWEEN = 200;

    private RestaurantSnapshots() {}

    /** Those that are kept there. */
    public static Snapshots<Restaurant> in(SnapshotStore store) {
        return new Snapshots<>(
                store,
                Restaurant.class,
                new Format(),
                STATE_VERSION,
                SnapshotPolicy.everyEvents(EVENTS_BETWEEN));
    }

    /** A restaurant that nobody created has no events, so there is nothing to keep of it. */
    static final class Format implements JsonFormat<Restaurant> {

        @Override
        public String write(Restaurant state) {
            return switch (state) {
                case Open open -> EventJson.write(open);
                case Absent() -> throw new IllegalArgumentException("There is no restaurant");
            };
        }

        @Override
        public Restaurant read(String json, Class<? extends Restaurant> type) {
            return EventJson.read(json, Open.class);
        }
    }
}
