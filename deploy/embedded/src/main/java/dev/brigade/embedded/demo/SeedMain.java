package dev.brigade.embedded.demo;

import dev.brigade.embedded.LaunchException;
import dev.brigade.embedded.client.Api;
import dev.brigade.embedded.client.Market;
import dev.brigade.embedded.client.Services;

/** Plants the demo data in services that run already, and ends: what compose starts last. */
public final class SeedMain {
    private SeedMain() {}

    /** Reads from the environment where the services are. Exit codes: 0, or 1 when it failed. */
    public static void main(String[] arguments) {
        try {
            boolean planted = new Seed(new Market(services())).plant();
            System.out.println(
                    planted
                            ? "Three restaurants, two customers and a dozen orders are there."
                            : "The demo data was there already.");
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Services services() {
        return new Services(
                at("BRIGADE_UI_URL"),
                at("BRIGADE_ACCOUNT_URL"),
                at("BRIGADE_TRANSACTIONS_URL"),
                at("BRIGADE_REACTOR_URL"));
    }

    private static Api at(String variable) {
        String url = System.getenv(variable);
        if (url == null) {
            throw new LaunchException(variable + " is not set: the address of a service.");
        }
        return new Api(url);
    }
}
