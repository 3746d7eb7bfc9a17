package dev.brigade.ui.services;

import dev.brigade.ui.live.HopPath;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A service behind this one. */
public enum Service {
    ACCOUNT("account-service", HopPath.CDC),
    TRANSACTIONS("transactions-service", HopPath.ES),
    REACTOR("reactor-service", null);

    private final String title;
    private final @Nullable HopPath path;

    Service(String title, @Nullable HopPath path) {
        this.title = title;
        this.path = path;
    }

    /** Its module's name. */
    public String title() {
        return title;
    }

    /** How it keeps and publishes what happens; null when it only follows others. */
    @Nullable HopPath path() {
        return path;
    }

    /** Its name in addresses. */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }
}
