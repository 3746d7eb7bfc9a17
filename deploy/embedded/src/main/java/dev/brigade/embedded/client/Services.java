package dev.brigade.embedded.client;

import dev.brigade.embedded.process.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;

/** All services. */
public record Services(Api ui, Api account, Api transactions, Api reactor) {

    /** At these addresses. */
    public static Services at(Addresses addresses) {
        return new Services(
                new Api(Addresses.url(addresses.ui())),
                new Api(Addresses.url(addresses.account())),
                new Api(Addresses.url(addresses.transactions())),
                new Api(Addresses.url(addresses.reactor())));
    }

    /** By the names of their parts. */
    public Map<String, Api> byName() {
        Map<String, Api> all = new LinkedHashMap<>();
        all.put("account", account);
        all.put("transactions", transactions);
        all.put("reactor", reactor);
        all.put("ui", ui);
        return all;
    }
}
