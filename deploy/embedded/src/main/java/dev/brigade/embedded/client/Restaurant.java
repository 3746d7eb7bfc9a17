package dev.brigade.embedded.client;

import java.util.List;

/** A restaurant to open. */
public record Restaurant(String id, String name, Menu menu) {

    /** What it offers. */
    public record Menu(String menuId, String cuisine, List<Item> menuItems) {
        public Menu {
            menuItems = List.copyOf(menuItems);
        }
    }

    /**
     * @param price such as {@code "8.99"}
     */
    public record Item(String menuItemId, String name, String price) {}
}
