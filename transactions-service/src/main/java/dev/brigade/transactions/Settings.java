package dev.brigade.transactions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What can be configured, beside the addresses. */
@ConfigMapping(prefix = "brigade")
interface Settings {

    /** When a transaction is declined. */
    Rules rules();

    /** How long an order waits for an account that is not known yet, before it is rejected. */
    @WithDefault("30s")
    Duration accountPatience();

    /** How long a command that is sent again gets its first answer. */
    @WithDefault("30d")
    Duration answersKept();

    /** How long a rebuild of a read model may fail without a break before it is given up. */
    @WithDefault("1m")
    Duration rebuildPatience();

    /**
     * How old an event may get that is not published yet, and how long a consumer may fail, before
     * the service is not ready: longer than an outage of Kafka in which it should stay in use.
     */
    @WithDefault("10m")
    Duration publishingMaxAge();

    /** The rules of the ledger. A change of the others is a new version. */
    interface Rules {

        /** Stands in every decision. */
        String version();

        /** Allowed countries, ISO 3166 alpha-2. */
        Set<String> countries();

        /** Merchants that nobody may pay. */
        Optional<Set<String>> riskyMerchants();
    }
}
