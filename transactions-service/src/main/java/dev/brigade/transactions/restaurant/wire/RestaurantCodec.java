package dev.brigade.transactions.restaurant.wire;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;

/** The names under which events of restaurants are stored and published. */
public final class RestaurantCodec {

    private RestaurantCodec() {}

    /** The table of names. */
    public static EventCodec<RestaurantEvent> create() {
        return EventCodec.<RestaurantEvent>named("Restaurant")
                .event("RestaurantCreatedEvent", RestaurantCreated.class)
                .event("RestaurantMenuChangedEvent", RestaurantMenuChanged.class)
                .event("RestaurantOrderPlacedEvent", RestaurantOrderPlaced.class)
                .refusal("RestaurantNotCreatedEvent", RestaurantNotCreated.class)
                .refusal("RestaurantMenuNotChangedEvent", RestaurantMenuNotChanged.class)
                .refusal("RestaurantOrderNotPlacedEvent", RestaurantOrderNotPlaced.class)
                .complete(RestaurantEvent.class);
    }
}
