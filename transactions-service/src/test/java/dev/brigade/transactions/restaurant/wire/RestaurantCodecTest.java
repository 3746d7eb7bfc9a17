package dev.brigade.transactions.restaurant.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static dev.brigade.transactions.support.ApprovedJson.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.PlacedItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestaurantCodecTest {

    private static final Menu MENU =
            new Menu(
                    "m-1",
                    Cuisine.ITALIAN,
                    List.of(
                            new MenuItem("pizza", "Margherita", new BigDecimal("8.90")),
                            new MenuItem("water", "Вода \"z\"", new BigDecimal("0.00"))));
    private static final Map<String, RestaurantEvent> EVENTS =
            Map.of(
                    "RestaurantCreatedEvent", new RestaurantCreated("r-1", "Roma", MENU, "o-1"),
                    "RestaurantCreatedEvent-of-nobody",
                            new RestaurantCreated("r-1", "Roma", MENU, null),
                    "RestaurantNotCreatedEvent",
                            new RestaurantNotCreated(
                                    "r-1", "Roma", MENU, "Restaurant already exist!"),
                    "RestaurantMenuChangedEvent", new RestaurantMenuChanged("r-1", MENU),
                    "RestaurantMenuNotChangedEvent",
                            new RestaurantMenuNotChanged("r-1", MENU, "Restaurant does not exist!"),
                    "RestaurantOrderPlacedEvent", placed("a-1"),
                    "RestaurantOrderPlacedEvent-in-cash", placed(null),
                    "RestaurantOrderNotPlacedEvent", notPlaced("a-1"),
                    "RestaurantOrderNotPlacedEvent-in-cash", notPlaced(null));

    private final EventCodec<RestaurantEvent> codec = RestaurantCodec.create();

    @ParameterizedTest
    @MethodSource
    void an_event_has_its_approved_json(String name, RestaurantEvent event) {
        assertApproved(codec, name, event);
    }

    static Stream<Arguments> an_event_has_its_approved_json() {
        return EVENTS.entrySet().stream().map(it -> arguments(it.getKey(), it.getValue()));
    }

    @Test
    void no_event_and_no_file_is_left_over() {
        assertComplete(codec, RestaurantEvent.class, EVENTS);
    }

    @Test
    void refusals_are_never_recorded() {
        assertThat(codec.kinds()).noneMatch(kind -> kind.contains("Not"));
    }

    private static RestaurantEvent placed(@Nullable String account) {
        return new RestaurantOrderPlaced(
                "r-1",
                "o-1",
                List.of(new PlacedItem("pizza", "Margherita", new BigDecimal("8.90"), 2)),
                account,
                new BigDecimal("17.80"));
    }

    private static RestaurantEvent notPlaced(@Nullable String account) {
        return new RestaurantOrderNotPlaced(
                "r-1",
                "o-1",
                List.of(new RequestedItem("sushi", 1)),
                account,
                "Menu item not on the menu!");
    }
}
