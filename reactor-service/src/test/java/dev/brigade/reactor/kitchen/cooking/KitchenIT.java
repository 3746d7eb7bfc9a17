package dev.brigade.reactor.kitchen.cooking;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import dev.brigade.decider.Decision;
import dev.brigade.decider.StateStoredRunner;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import dev.brigade.messaging.Uuids;
import dev.brigade.reactor.SentCommands;
import dev.brigade.reactor.WireEvents;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip;
import dev.brigade.reactor.kitchen.TicketCommand;
import dev.brigade.reactor.kitchen.TicketCommand.OpenTicket;
import dev.brigade.reactor.kitchen.TicketCommand.ReceiveOrder;
import dev.brigade.reactor.kitchen.TicketDecider;
import dev.brigade.reactor.kitchen.storage.TicketList;
import dev.brigade.reactor.kitchen.storage.TicketStatus;
import dev.brigade.reactor.kitchen.storage.Tickets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KitchenIT {

    static final Duration AT_ONCE = Duration.ZERO;
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration LONG = Duration.ofHours(1);
    static final String KAFKA = BackingKafka.shared().bootstrapServers();

    final DataSource database = BackingPostgres.shared().newDatabase();
    final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    final Tickets tickets = new Tickets(database);
    final TicketList list = new TicketList(database);
    final SentCommands commands = new SentCommands(KAFKA);
    EventPublisher publisher;

    @BeforeAll
    static void createTopic() {
        Topics.ensure(
                KAFKA,
                List.of(new TopicSpec(Kitchen.COMMANDS_TOPIC, 3, Duration.ofDays(1), false)));
    }

    @BeforeEach
    void prepare() {
        Flyway.configure().dataSource(database).load().migrate();
        publisher = new EventPublisher(KAFKA, "test");
    }

    @AfterEach
    void end() {
        publisher.close();
    }

    @Test
    void an_order_is_told_when_its_kitchen_time_is_over() {
        String order = newOrder();
        open(order, Duration.ofMillis(300));
        try (Kitchen kitchen = openKitchen()) {
            await().atMost(PATIENCE).until(() -> status(order) == TicketStatus.REPORTED);

            assertThat(commands.to(order)).hasSize(1);
            assertThat(kitchen.status().reported()).isEqualTo(1);
            assertThat(kitchen.status().state()).isEqualTo(KitchenStatus.State.RUNNING);
        }
    }

    @Test
    void a_press_on_prepared_is_quicker_than_the_cooks() {
        String order = newOrder();
        open(order, LONG);
        try (Kitchen kitchen = openKitchen()) {
            assertThat(kitchen.prepared(order)).isInstanceOf(Decision.Accepted.class);

            await().atMost(PATIENCE).until(() -> status(order) == TicketStatus.REPORTED);
            assertThat(kitchen.prepared(order)).isInstanceOf(Decision.Refused.class);
        }
        assertThat(commands.to(order)).hasSize(1);
    }

    @Test
    void a_kitchen_tells_what_was_prepared_before_it_was_opened_again() {
        String order = newOrder();
        open(order, LONG);
        newKitchen().prepared(order);
        assertThat(status(order)).isEqualTo(TicketStatus.PREPARED);

        try (Kitchen _ = openKitchen()) {
            await().atMost(PATIENCE).until(() -> status(order) == TicketStatus.REPORTED);
        }
        assertThat(commands.to(order)).hasSize(1);
    }

    @Test
    void a_kitchen_that_dies_after_the_acknowledgement_tells_again_with_the_same_id() {
        String order = newOrder();
        open(order, AT_ONCE);
        Cooks cooks = new Cooks(publisher);
        assertThatThrownBy(() ->
                        tickets.inTransaction(store -> {
                            cooks.tellDoneOrders(store, clock.instant(), 10);
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");
        assertThat(status(order)).isEqualTo(TicketStatus.COOKING);

        try (Kitchen _ = openKitchen()) {
            await().atMost(PATIENCE).until(() -> status(order) == TicketStatus.REPORTED);
        }

        List<EventEnvelope> sent = commands.to(order);
        assertThat(sent).hasSize(2);
        assertThat(sent)
                .extracting(EventEnvelope::commandId)
                .containsOnly(sent.getFirst().commandId());
        assertThat(sent).extracting(EventEnvelope::eventId).containsOnly(sent.getFirst().eventId());
    }

    @Test
    void two_kitchens_on_one_table_tell_each_order_once() {
        List<String> orders = IntStream.range(0, 100).mapToObj(_ -> newOrder()).toList();
        orders.forEach(order -> open(order, AT_ONCE));
        try (Kitchen _ = openKitchen();
                Kitchen _ = openKitchen()) {
            await().atMost(PATIENCE)
                    .until(() ->
                            orders.stream().allMatch(it -> status(it) == TicketStatus.REPORTED));
        }

        Set<String> told = Set.copyOf(orders);
        List<EventEnvelope> sent =
                commands.all().stream().filter(it -> told.contains(it.subject())).toList();
        assertThat(sent).hasSize(orders.size());
        assertThat(sent.stream().map(EventEnvelope::commandId).collect(toSet()))
                .hasSize(orders.size());
    }

    @Test
    void a_command_carries_on_what_opened_its_ticket() {
        String order = newOrder();
        open(order, AT_ONCE);
        try (Kitchen _ = openKitchen()) {
            await().atMost(PATIENCE).until(() -> status(order) == TicketStatus.REPORTED);
        }

        assertThat(commands.to(order))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.type()).isEqualTo("MarkOrderAsPreparedCommand");
                    assertThat(command.correlationId()).isEqualTo("correlation-1");
                    assertThat(command.causationId()).isEqualTo("event-1");
                    assertThat(command.traceparent()).isEqualTo(WireEvents.TRACEPARENT);
                    assertThat(command.json()).contains("\"id\":\"%s\"".formatted(order));
                });
    }

    private Kitchen openKitchen() {
        Kitchen kitchen = newKitchen();
        kitchen.start();
        return kitchen;
    }

    private Kitchen newKitchen() {
        return new Kitchen(database, publisher, clock);
    }

    private void open(String order, Duration kitchenTime) {
        Opening opening =
                new Opening(clock.instant(), "correlation-1", "event-1", WireEvents.TRACEPARENT);
        decide(new ReceiveOrder(new Slip(order, "restaurant-1", List.of())));
        decide(new OpenTicket(order, opening, kitchenTime));
    }

    private void decide(TicketCommand command) {
        tickets.inTransaction(store ->
                new StateStoredRunner<>(new TicketDecider(), store)
                        .handle(command.orderId(), command));
    }

    private TicketStatus status(String order) {
        try {
            return list.find(order).orElseThrow().ticket().status();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newOrder() {
        return Uuids.v7().toString();
    }
}
