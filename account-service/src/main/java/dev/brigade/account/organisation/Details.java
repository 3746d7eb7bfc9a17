package dev.brigade.account.organisation;

import org.jspecify.annotations.Nullable;

/** All that is known of an organisation; description and alias may be missing. */
public record Details(
        Name name, Location location, @Nullable Description description, @Nullable Alias alias) {}
