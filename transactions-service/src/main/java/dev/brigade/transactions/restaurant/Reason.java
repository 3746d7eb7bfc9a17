package dev.brigade.transactions.restaurant;

/** Why a restaurant says no. The texts are a contract. */
final class Reason {

    static final String RESTAURANT_ALREADY_EXISTS = "Restaurant already exist!";
    static final String RESTAURANT_DOES_NOT_EXIST = "Restaurant does not exist!";
    static final String ITEM_NOT_ON_MENU = "Menu item not on the menu!";
    static final String NO_ITEMS = "Order has no items!";

    private Reason() {}
}
