package dev.brigade.transactions.restaurant;

import java.util.List;
import java.util.Optional;

/** What a restaurant offers now. */
public record Menu(String menuId, Cuisine cuisine, List<MenuItem> menuItems) {

    public Menu {
        menuItems = List.copyOf(menuItems);
        if (menuItems.stream().map(MenuItem::menuItemId).distinct().count() < menuItems.size()) {
            throw new IllegalArgumentException("A menu must not hold an item twice");
        }
    }

    Optional<MenuItem> item(String menuItemId) {
        return menuItems.stream().filter(item -> item.menuItemId().equals(menuItemId)).findFirst();
    }
}
