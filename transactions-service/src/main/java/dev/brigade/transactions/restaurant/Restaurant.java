package dev.brigade.transactions.restaurant;

/** What decisions about a restaurant are based on. */
public sealed interface Restaurant {

    /** Nobody created it yet. */
    record Absent() implements Restaurant {}

    /** It takes orders. */
    record Open(String restaurantId, String name, Menu menu) implements Restaurant {}
}
