package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.transactions.command.ClientCommand;
import dev.brigade.transactions.command.Reply;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Crowd;
import dev.brigade.transactions.support.Crowd.Answer;
import dev.brigade.transactions.support.Marketplace;
import dev.brigade.transactions.support.Soak;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ManyAtOnceIT {

    private static final String REPLAYED = "Idempotent-Replayed";

    /** None of 64 clients waits as long, a third of what a command may wait for its stream. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject PostgresEventStore store;
    @Inject DataSource dataSource;
    @Inject Settings settings;
    private final Marketplace marketplace = new Marketplace();
    private final Crowd crowd = new Crowd();

    @AfterEach
    void close() {
        crowd.close();
        marketplace.close();
    }

    @Test
    void thousands_of_orders_at_one_restaurant_are_all_decided_and_each_is_there_once()
            throws Exception {
        int orders = Soak.times(2_000, 10_000);
        String restaurant = marketplace.openRestaurant();
        String path = "/api/restaurants/" + restaurant + "/orders";
        long start = System.nanoTime();

        List<Answer> answers =
                Crowd.atOnce(64, orders, i -> () -> crowd.post(path, order(restaurant + "." + i)));

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Duration longest =
                answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
        System.out.printf(
                "%d orders by 64 clients in %s, the longest took %s%n", orders, took, longest);
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(longest).isLessThan(LIMIT);
        assertThatEachIsThereOnce(restaurant, orders);
    }

    /** Past HTTP, since this process cannot have both ends of so many connections open. */
    @Test
    void thousands_at_the_same_moment_are_all_decided_and_each_is_there_once() throws Exception {
        int orders = Soak.times(2_000, 10_000);
        String restaurant = marketplace.openRestaurant();
        Instance instance = new Instance(dataSource, settings);
        long start = System.nanoTime();

        List<Reply> replies =
                Crowd.atOnce(
                        orders,
                        orders,
                        i -> () -> instance.handle(pizza(restaurant, "." + i), null));

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%d orders at the same moment in %s%n", orders, took);
        assertThat(replies).hasOnlyElementsOfType(Reply.Done.class);
        assertThatEachIsThereOnce(restaurant, orders);
    }

    private void assertThatEachIsThereOnce(String restaurant, int orders) {
        List<RecordedEvent> stream = all(new StreamId("Restaurant", restaurant));
        assertThat(stream.stream().map(RecordedEvent::version))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, orders + 1).boxed().toList());
        assertThat(stream.stream().skip(1).map(it -> orderIn(it.json())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, orders).mapToObj(i -> restaurant + "." + i).toList());
    }

    @Test
    void one_command_of_fifty_clients_is_one_event_and_fifty_equal_answers() throws Exception {
        String restaurant = marketplace.openRestaurant();
        String body =
                order(newId("order"))
                        .replaceFirst("\\{", "{\"commandId\":\"" + newId("command") + "\",");
        String path = "/api/restaurants/" + restaurant + "/orders";

        List<Answer> answers = Crowd.atOnce(50, 50, _ -> () -> crowd.post(path, body));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(it -> it.has(REPLAYED)).hasSize(49);
        assertThat(all(new StreamId("Restaurant", restaurant))).hasSize(2);
    }

    @Test
    void two_instances_over_one_database_take_one_command_once() throws Exception {
        String restaurant = marketplace.openRestaurant();
        var command =
                new PlaceOrder(
                        restaurant, newId("order"), List.of(new RequestedItem("pizza", 1)), null);
        var client = new ClientCommand(newId("command"), "the same");
        List<Instance> instances =
                List.of(new Instance(dataSource, settings), new Instance(dataSource, settings));

        List<Reply> replies =
                Crowd.atOnce(50, 50, i -> () -> instances.get(i % 2).handle(command, client));

        List<Reply.Done> done = replies.stream().map(Reply.Done.class::cast).toList();
        assertThat(done).extracting(Reply.Done::json).containsOnly(done.getFirst().json());
        assertThat(done).filteredOn(Reply.Done::replayed).hasSize(49);
        assertThat(all(new StreamId("Restaurant", restaurant))).hasSize(2);
    }

    @Test
    void two_instances_over_one_database_decide_all_orders_at_one_restaurant() throws Exception {
        String restaurant = marketplace.openRestaurant();
        List<Instance> instances =
                List.of(new Instance(dataSource, settings), new Instance(dataSource, settings));

        List<Reply> replies =
                Crowd.atOnce(
                        16,
                        200,
                        i -> () -> instances.get(i % 2).handle(pizza(restaurant, "o" + i), null));

        assertThat(replies).hasOnlyElementsOfType(Reply.Done.class);
        assertThat(all(new StreamId("Restaurant", restaurant))).hasSize(201);
    }

    private static PlaceOrder pizza(String restaurant, String order) {
        return new PlaceOrder(
                restaurant, restaurant + order, List.of(new RequestedItem("pizza", 1)), null);
    }

    private static String order(String id) {
        return "{\"orderId\":\"%s\",\"menuItems\":[{\"menuItemId\":\"pizza\"}]}".formatted(id);
    }

    private static String orderIn(String json) {
        return json.replaceFirst(".*\"orderId\":\"([^\"]*)\".*", "$1");
    }

    private List<RecordedEvent> all(StreamId stream) {
        List<RecordedEvent> all = new ArrayList<>();
        List<RecordedEvent> page;
        do {
            page = store.read(stream, all.size(), 1_000);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }
}
