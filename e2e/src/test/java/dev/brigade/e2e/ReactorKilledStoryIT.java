package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.patiently;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.e2e.Wire.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reactor dies without a warning, and nothing is lost or done twice. */
class ReactorKilledStoryIT {

    static Marketplace marketplace;

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
    }

    @Test
    void orders_placed_before_during_and_after_a_kill_of_the_reactor_are_all_prepared_once() {
        RunningBrigade brigade = marketplace.brigade();
        String restaurant = marketplace.openRestaurant();
        String account = marketplace.openAccount(1_000_000);
        ProcessHandle killed = brigade.endpoints().process("reactor");

        List<String> orders = new ArrayList<>(placeOrders(restaurant, account));
        killed.destroyForcibly();
        orders.addAll(placeOrders(restaurant, account));
        patiently().until(() -> !killed.isAlive());
        orders.addAll(placeOrders(restaurant, account));
        awaitAnotherReactor(killed);
        orders.addAll(placeOrders(restaurant, account));

        orders.forEach(order -> marketplace.awaitOrder(order, "PREPARED"));
        assertThat(preparedEvents(orders)).hasSize(orders.size());
        assertThat(commandIdsByOrder(orders))
                .hasSize(orders.size())
                .allSatisfy((_, commandIds) -> assertThat(commandIds).hasSize(1));
    }

    private static List<String> placeOrders(String restaurant, String account) {
        return List.of(
                marketplace.orderSoup(restaurant, account),
                marketplace.orderSoup(restaurant, null),
                marketplace.orderSoup(restaurant, account));
    }

    private static void awaitAnotherReactor(ProcessHandle killed) {
        RunningBrigade brigade = marketplace.brigade();
        patiently()
                .ignoreExceptions()
                .until(() -> brigade.endpoints().process("reactor").pid() != killed.pid());
        brigade.awaitReady();
    }

    private static List<Seen> preparedEvents(List<String> orders) {
        return wire().readAll(
                        List.of("order.events.v1"),
                        seen ->
                                orders.contains(seen.key())
                                        && seen.header("ce_type").equals("OrderPreparedEvent"));
    }

    private static Map<String, Set<String>> commandIdsByOrder(List<String> orders) {
        return wire()
                .readAll(List.of("order.commands.v1"), seen -> orders.contains(seen.key()))
                .stream()
                .collect(
                        groupingBy(
                                Seen::key, mapping(seen -> seen.header("ce_commandid"), toSet())));
    }

    private static Wire wire() {
        return new Wire(marketplace.brigade().endpoints().kafka());
    }
}
