package dev.brigade.embedded.tour;

/**
 * A record on {@code order.events.v1}.
 *
 * @param version the event's place in its order's stream, from 1
 */
record Delivery(String orderId, String eventId, long version) {}
