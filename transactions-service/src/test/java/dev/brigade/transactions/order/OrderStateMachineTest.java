package dev.brigade.transactions.order;

import static dev.brigade.transactions.order.OrderStateMachineTest.Place.CANCELLED;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.COLLECTED;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.CONFIRMED;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.CREATED;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.CREATED_IN_CASH;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.NOWHERE;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.PREPARED;
import static dev.brigade.transactions.order.OrderStateMachineTest.Place.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Refusal;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The state machine of an order, as a table, and nothing beside it. What guests see tells where.
 */
class OrderStateMachineTest {

    /** The statuses, and what they leave out: no order yet, and who pays. */
    enum Place {
        NOWHERE,
        CREATED,
        CREATED_IN_CASH,
        CONFIRMED,
        REJECTED,
        PREPARED,
        COLLECTED,
        CANCELLED
    }

    private record Step(Place from, OrderCommand command, Place to) {}

    private static final String ID = "order-1";
    private static final OrderCommand CREATE = create("account-1");
    private static final OrderCommand CREATE_IN_CASH =
            new CreateOrder(ID, "roma", List.of(), null, BigDecimal.ONE);
    private static final OrderCommand CONFIRM = new ConfirmOrder(ID, "transaction-1");
    private static final OrderCommand REJECT = new RejectOrder(ID, "over credit limit");
    private static final OrderCommand PREPARE = new MarkOrderAsPrepared(ID);
    private static final OrderCommand COLLECT = new CollectOrder(ID);
    private static final OrderCommand CANCEL = new CancelOrder(ID, "changed my mind");
    private static final List<OrderCommand> COMMANDS =
            List.of(CREATE, CREATE_IN_CASH, CONFIRM, REJECT, PREPARE, COLLECT, CANCEL);

    private static final Set<Step> TABLE =
            Set.of(
                    new Step(NOWHERE, CREATE, CREATED),
                    new Step(NOWHERE, CREATE_IN_CASH, CREATED_IN_CASH),
                    new Step(CREATED, CONFIRM, CONFIRMED),
                    new Step(CREATED, REJECT, REJECTED),
                    new Step(CREATED, CANCEL, CANCELLED),
                    new Step(CREATED_IN_CASH, PREPARE, PREPARED),
                    new Step(CREATED_IN_CASH, CANCEL, CANCELLED),
                    new Step(CONFIRMED, PREPARE, PREPARED),
                    new Step(CONFIRMED, CANCEL, CANCELLED),
                    new Step(PREPARED, COLLECT, COLLECTED));

    private final OrderDecider decider = new OrderDecider();
    private final OrderView view = new OrderView();

    private record Walk(Order order, Optional<OrderSummary> seen) {}

    @Test
    void the_steps_that_can_be_taken_are_those_of_the_table() {
        Set<Step> steps = new HashSet<>();
        Set<Walk> known = new HashSet<>();
        Queue<Walk> waiting = new ArrayDeque<>(List.of(start()));
        while (!waiting.isEmpty()) {
            Walk here = waiting.remove();
            for (OrderCommand command : COMMANDS) {
                Walk there = walk(here, command);
                if (!there.equals(here)) {
                    steps.add(new Step(place(here), command, place(there)));
                    waiting.addAll(known.add(there) ? List.of(there) : List.of());
                }
            }
        }
        assertThat(steps).isEqualTo(TABLE);
    }

    @Property
    void no_path_leaves_the_state_machine(@ForAll("paths") List<OrderCommand> path) {
        Walk here = start();
        for (OrderCommand command : path) {
            Place expected = expected(place(here), command);
            Walk there = walk(here, command);
            assertThat(place(there)).as("%s, then %s", place(here), command).isEqualTo(expected);
            here = there;
        }
    }

    @Property
    void a_command_leads_to_one_event_and_a_refusal_changes_nothing(
            @ForAll("paths") List<OrderCommand> path) {
        Order order = decider.initialState();
        for (OrderCommand command : path) {
            List<OrderEvent> events = decider.decide(command, order);
            Order after = decider.evolveAll(order, events);

            assertThat(events).singleElement().extracting(OrderEvent::id).isEqualTo(ID);
            assertThat(after.equals(order)).isEqualTo(events.getFirst() instanceof Refusal);
            order = after;
        }
    }

    @Provide
    Arbitrary<List<OrderCommand>> paths() {
        return Arbitraries.of(COMMANDS).list().ofMaxSize(30);
    }

    private Walk start() {
        return new Walk(decider.initialState(), view.initialState());
    }

    private Walk walk(Walk from, OrderCommand command) {
        List<OrderEvent> events = decider.decide(command, from.order());
        return new Walk(
                decider.evolveAll(from.order(), events), view.evolveAll(from.seen(), events));
    }

    private static Place place(Walk walk) {
        return walk.seen()
                .map(it ->
                        it.status() == OrderStatus.CREATED && it.accountId() == null
                                ? CREATED_IN_CASH
                                : Place.valueOf(it.status().name()))
                .orElse(NOWHERE);
    }

    private static Place expected(Place from, OrderCommand command) {
        return TABLE.stream()
                .filter(step -> step.from() == from && step.command().equals(command))
                .map(Step::to)
                .findFirst()
                .orElse(from);
    }

    private static OrderCommand create(String account) {
        return new CreateOrder(ID, "roma", List.of(), account, BigDecimal.ONE);
    }
}
