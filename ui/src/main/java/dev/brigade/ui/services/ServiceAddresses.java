package dev.brigade.ui.services;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the services are. */
@Singleton
public class ServiceAddresses {

    private final URI account;
    private final URI transactions;
    private final URI reactor;

    @Inject
    ServiceAddresses(
            @ConfigProperty(name = "brigade.account.url") URI account,
            @ConfigProperty(name = "brigade.transactions.url") URI transactions,
            @ConfigProperty(name = "brigade.reactor.url") URI reactor) {
        this.account = account;
        this.transactions = transactions;
        this.reactor = reactor;
    }

    /** An address of a service's, from a path with its leading slash, and a query if any. */
    public URI of(Service service, String pathAndQuery) {
        return URI.create(base(service) + pathAndQuery);
    }

    /** The beginning of all addresses of a service, without a slash at its end. */
    String base(Service service) {
        URI base =
                switch (service) {
                    case ACCOUNT -> account;
                    case TRANSACTIONS -> transactions;
                    case REACTOR -> reactor;
                };
        return base.toString().replaceFirst("/+$", "");
    }
}
