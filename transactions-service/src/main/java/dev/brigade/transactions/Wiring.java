package dev.brigade.transactions;

import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.history.TimeTravel;
import dev.brigade.eventstore.micrometer.MicrometerInstrumentation;
import dev.brigade.eventstore.snapshot.PostgresSnapshots;
import dev.brigade.transactions.access.CommandAccess;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.access.Owners;
import dev.brigade.transactions.account.Accounts;
import dev.brigade.transactions.choreography.Placement;
import dev.brigade.transactions.choreography.Reactions;
import dev.brigade.transactions.command.Aggregate;
import dev.brigade.transactions.command.AggregateHandler;
import dev.brigade.transactions.command.CommandGateway;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.OldAnswers;
import dev.brigade.transactions.command.Streams;
import dev.brigade.transactions.history.History;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.ledger.AuthorizationRules;
import dev.brigade.transactions.ledger.Ledger;
import dev.brigade.transactions.ledger.LedgerAnswers;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerDecider;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerView;
import dev.brigade.transactions.ledger.projection.Ledgers;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.ledger.wire.LedgerReader;
import dev.brigade.transactions.ledger.wire.LedgerSnapshots;
import dev.brigade.transactions.order.Order;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderDecider;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderView;
import dev.brigade.transactions.order.projection.Orders;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.order.wire.OrderReader;
import dev.brigade.transactions.projection.Freshness;
import dev.brigade.transactions.projection.Projections;
import dev.brigade.transactions.projection.RebuildWorker;
import dev.brigade.transactions.projection.Rebuilds;
import dev.brigade.transactions.projection.StreamIndex;
import dev.brigade.transactions.publishing.PublishingLag;
import dev.brigade.transactions.publishing.Redriver;
import dev.brigade.transactions.publishing.Redrives;
import dev.brigade.transactions.restaurant.Restaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.RestaurantDecider;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantView;
import dev.brigade.transactions.restaurant.projection.Restaurants;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import dev.brigade.transactions.restaurant.wire.RestaurantReader;
import dev.brigade.transactions.restaurant.wire.RestaurantSnapshots;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** How the pieces of this service meet. {@link Background} shows what runs by itself. */
final class Wiring {

    private final Aggregate<RestaurantCommand, Restaurant, RestaurantEvent> restaurant;
    private final Aggregate<OrderCommand, Order, OrderEvent> order;
    private final Aggregate<LedgerCommand, Ledger, LedgerEvent> ledger;

    Wiring(Settings settings) {
        restaurant =
                Aggregate.of(
                        new RestaurantDecider(),
                        RestaurantCodec.create(),
                        RestaurantEvent.class,
                        RestaurantCommand::id,
                        (_, _) -> false);
        order =
                Aggregate.of(
                        new OrderDecider(),
                        OrderCodec.create(),
                        OrderEvent.class,
                        OrderCommand::id,
                        (_, _) -> false);
        ledger =
                Aggregate.of(
                        new LedgerDecider(rules(settings.rules())),
                        LedgerCodec.create(),
                        LedgerEvent.class,
                        LedgerCommand::id,
                        LedgerAnswers::answers);
    }

    private static AuthorizationRules rules(Settings.Rules rules) {
        return new AuthorizationRules(
                rules.version(), rules.countries(), rules.riskyMerchants().orElse(Set.of()));
    }

    @Produces
    @Singleton
    PostgresEventStore eventStore(DataSource dataSource) {
        PostgresEventStore.install(dataSource);
        PostgresEventStore store = new PostgresEventStore(dataSource);
        List.of(restaurant, order, ledger).forEach(it -> it.stored().types().registerIn(store));
        return store;
    }

    @Produces
    @Singleton
    Instrumentation instrumentation(MeterRegistry metrics) {
        return new MicrometerInstrumentation(metrics);
    }

    @Produces
    @Singleton
    Transactions transactions(DataSource dataSource) {
        return new Transactions(dataSource);
    }

    @Produces
    @Singleton
    CommandGateway gateway(Transactions transactions, PostgresEventStore store) {
        return new CommandGateway(transactions, store);
    }

    @Produces
    @Singleton
    OldAnswers oldAnswers(Transactions transactions, Settings settings, MeterRegistry metrics) {
        return new OldAnswers(transactions, settings.answersKept(), metrics);
    }

    @Produces
    @Singleton
    CommandPorts commands(
            PostgresEventStore store,
            DataSource dataSource,
            Instrumentation told,
            CommandAccess access) {
        var kept = new PostgresSnapshots(dataSource);
        var restaurants = new Streams<>(restaurant, store, RestaurantSnapshots.in(kept), told);
        var orders = new Streams<>(order, store, null, told); // a handful of events each
        var ledgers = new Streams<>(ledger, store, LedgerSnapshots.in(kept), told);
        var placement = new Placement(restaurants, orders);
        return new CommandPorts(
                CommandPort.of(restaurant, RestaurantReader.KINDS, access::permit, placement),
                CommandPort.of(
                        order, OrderReader.KINDS, access::permit, new AggregateHandler<>(orders)),
                CommandPort.of(
                        ledger,
                        LedgerReader.KINDS,
                        access::permit,
                        new AggregateHandler<>(ledgers)));
    }

    @Produces
    @Singleton
    ObjectAccess objectAccess(PostgresEventStore store) {
        return new ObjectAccess(new Owners(store));
    }

    @Produces
    @Singleton
    CommandAccess commandAccess(ObjectAccess objects) {
        return new CommandAccess(objects);
    }

    @Produces
    @Singleton
    Reactions reactions(Transactions transactions, CommandPorts ports) {
        return new Reactions(
                transactions,
                order.codec(),
                ledger.codec(),
                ports.orders().handler(),
                ports.ledgers().handler());
    }

    @Produces
    @Singleton
    Freshness freshness() {
        return new Freshness();
    }

    @Produces
    @Singleton
    Restaurants restaurants(DataSource dataSource) {
        return new Restaurants(dataSource);
    }

    @Produces
    @Singleton
    Orders orders(DataSource dataSource) {
        return new Orders(dataSource);
    }

    @Produces
    @Singleton
    Ledgers ledgers(DataSource dataSource) {
        return new Ledgers(dataSource);
    }

    @Produces
    @Singleton
    Accounts accounts(DataSource dataSource) {
        return new Accounts(dataSource);
    }

    @Produces
    @Singleton
    Projections projections(
            Transactions transactions,
            Restaurants restaurants,
            Orders orders,
            Ledgers ledgers,
            Freshness freshness) {
        return new Projections(
                transactions,
                List.of(
                        new StreamIndex(),
                        restaurants.projection(),
                        orders.projection(),
                        ledgers.projection()),
                freshness);
    }

    @Produces
    @Singleton
    RebuildWorker rebuildWorker(
            DataSource dataSource,
            PostgresEventStore store,
            Projections projections,
            Freshness freshness,
            Settings settings) {
        return new RebuildWorker(
                dataSource, store, projections.all(), freshness, settings.rebuildPatience());
    }

    @Produces
    @Singleton
    Rebuilds rebuilds(Projections projections, RebuildWorker worker, PostgresEventStore store) {
        return new Rebuilds(projections, worker, store.views());
    }

    @Produces
    @Singleton
    Redriver redriver(DataSource dataSource, PostgresEventStore store) {
        return new Redriver(dataSource, store);
    }

    @Produces
    @Singleton
    Redrives redrives(PostgresEventStore store, Redriver redriver) {
        return new Redrives(store, redriver);
    }

    @Produces
    @Singleton
    PublishingLag publishingLag(
            PostgresEventStore store, Settings settings, MeterRegistry metrics) {
        return new PublishingLag(store.views(), settings.publishingMaxAge(), metrics);
    }

    @Produces
    @Singleton
    History history(DataSource dataSource, PostgresEventStore store) {
        return new History(
                dataSource,
                store,
                List.of(
                        new TimeTravel<>(store, new RestaurantView(), restaurant.stored(), null),
                        new TimeTravel<>(store, new OrderView(), order.stored(), null),
                        new TimeTravel<>(store, new LedgerView(), ledger.stored(), null)));
    }
}
