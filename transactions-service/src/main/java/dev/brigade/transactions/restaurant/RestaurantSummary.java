package dev.brigade.transactions.restaurant;

import org.jspecify.annotations.Nullable;

/** A restaurant as guests see it. */
public record RestaurantSummary(
        String id, String name, Menu menu, @Nullable String organisationId) {}
