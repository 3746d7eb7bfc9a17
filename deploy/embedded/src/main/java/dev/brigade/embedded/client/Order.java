package dev.brigade.embedded.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to place.
 *
 * @param accountId who pays; null for cash
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(String orderId, List<Line> menuItems, @Nullable String accountId) {
    public Order {
        menuItems = List.copyOf(menuItems);
    }

    /** So many of one dish. */
    public record Line(String menuItemId, int quantity) {}
}
