package dev.brigade.transactions.restaurant;

/** What a menu offers. The names are a contract. */
public enum Cuisine {
    GENERAL,
    SERBIAN,
    ITALIAN,
    MEXICAN,
    CHINESE,
    INDIAN,
    FRENCH
}
