package dev.brigade.transactions.restaurant;

/**
 * What a guest asks for. It holds no price: the menu's own counts.
 *
 * @param quantity 1 to 99
 */
public record RequestedItem(String menuItemId, int quantity) {

    /** The most of one item in an order. */
    public static final int MAX_QUANTITY = 99;

    public RequestedItem {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("A quantity must be 1 to 99: " + quantity);
        }
    }
}
