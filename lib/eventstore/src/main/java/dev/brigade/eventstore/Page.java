package dev.brigade.eventstore;

import java.util.List;

/**
 * Some of all events.
 *
 * @param events in the store's one order; empty when there is nothing new
 * @param next where to go on; it works at the end too, and then finds what comes later
 */
public record Page(List<RecordedEvent> events, Cursor next) {}
