package dev.brigade.transactions.order;

/** Where an order stands, as guests see it. The names are a contract. */
public enum OrderStatus {
    CREATED,
    CONFIRMED,
    REJECTED,
    PREPARED,
    COLLECTED,
    CANCELLED
}
