package dev.brigade.benchmarks.transactions;

import dev.brigade.messaging.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The lives of orders, in cash, at restaurants that are equally popular: each client places one,
 * has it prepared, collects it, and goes on to the next. The seed is fixed.
 */
record Lives(Market market, String prefix, int restaurants, List<Client> clients) {

    private static final long SEED = 20_251_121;
    private static final int MOST_CLIENTS = 64;

    /** Where one client is. Used by one thread. */
    private static final class Client {
        private final SplittableRandom random;
        private String order = "";
        private int step;

        Client(long seed) {
            random = new SplittableRandom(seed);
        }
    }

    /** At so many restaurants, which open now. */
    static Lives at(Market market, String prefix, int restaurants) throws Exception {
        for (int i = 0; i < restaurants; i++) {
            market.open(prefix + i);
        }
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < MOST_CLIENTS; i++) {
            clients.add(new Client(SEED + i));
        }
        return new Lives(market, prefix, restaurants, clients);
    }

    /** The next command of this client. */
    void next(int client) throws Exception {
        Client it = clients.get(client);
        switch (it.step++ % 3) {
            case 0 -> {
                it.order = Uuids.v7().toString();
                market.place(restaurant(it), it.order);
            }
            case 1 -> market.prepared(it.order);
            default -> market.collected(it.order);
        }
    }

    /** An order that is left at that. */
    void place(int client) throws Exception {
        market.place(restaurant(clients.get(client)), Uuids.v7().toString());
    }

    void changeMenu(int client) throws Exception {
        market.changeMenu(restaurant(clients.get(client)));
    }

    private String restaurant(Client client) {
        return prefix + client.random.nextInt(restaurants);
    }
}
