package dev.brigade.transactions;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.transactions.access.CommandAccess;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.access.Owners;
import dev.brigade.transactions.command.ClientCommand;
import dev.brigade.transactions.command.CommandGateway;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.command.Reply;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a second process has of its own: locks, states at hand, and a store. */
final class Instance {

    private final CommandGateway gateway;
    private final CommandPort<RestaurantCommand> restaurants;

    Instance(DataSource dataSource, Settings settings) {
        this(dataSource, settings, new PostgresEventStore(dataSource));
    }

    /** One with this store, of the same database. */
    Instance(DataSource dataSource, Settings settings, PostgresEventStore store) {
        var access = new CommandAccess(new ObjectAccess(new Owners(store)));
        gateway = new CommandGateway(new Transactions(dataSource), store);
        restaurants =
                new Wiring(settings)
                        .commands(store, dataSource, Instrumentation.NONE, access)
                        .restaurants();
    }

    Reply handle(RestaurantCommand command, @Nullable ClientCommand client) throws Exception {
        return handle(command, client, _ -> true);
    }

    /**
     * As a request with such an If-Match.
     *
     * @param client null for a command to which the client gave no id
     */
    Reply handle(RestaurantCommand command, @Nullable ClientCommand client, LongPredicate expected)
            throws Exception {
        String id = client == null ? UUID.randomUUID().toString() : client.commandId();
        var origin = new Origin(new EventMetadata(id, id, null, null), expected);
        return gateway.handle(
                restaurants.handler(), command, origin, restaurants.target(command), client);
    }
}
