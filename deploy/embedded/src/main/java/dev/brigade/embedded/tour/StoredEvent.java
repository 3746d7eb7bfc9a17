package dev.brigade.embedded.tour;

/** An event in the stream of an order, as transactions-service holds it. */
record StoredEvent(String orderId, String eventId, String kind) {}
