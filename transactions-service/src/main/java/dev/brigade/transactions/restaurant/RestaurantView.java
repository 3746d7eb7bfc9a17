package dev.brigade.transactions.restaurant;

import dev.brigade.decider.View;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuNotChanged;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantNotCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderNotPlaced;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import java.util.Optional;

/** What guests see of a restaurant; empty until it is created. */
public final class RestaurantView implements View<Optional<RestaurantSummary>, RestaurantEvent> {

    @Override
    public Optional<RestaurantSummary> initialState() {
        return Optional.empty();
    }

    @Override
    public Optional<RestaurantSummary> evolve(
            Optional<RestaurantSummary> restaurant, RestaurantEvent event) {
        return switch (event) {
            case RestaurantCreated(var id, var name, var menu, var organisationId) ->
                    Optional.of(new RestaurantSummary(id, name, menu, organisationId));
            case RestaurantMenuChanged(_, var menu) ->
                    restaurant.map(it ->
                            new RestaurantSummary(it.id(), it.name(), menu, it.organisationId()));
            case RestaurantOrderPlaced _ -> restaurant;
            case RestaurantNotCreated _, RestaurantMenuNotChanged _, RestaurantOrderNotPlaced _ ->
                    restaurant;
        };
    }
}
