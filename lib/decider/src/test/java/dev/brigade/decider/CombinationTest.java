package dev.brigade.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.decider.CombinationTest.ShopCommand.Pay;
import dev.brigade.decider.CombinationTest.ShopCommand.Sell;
import dev.brigade.decider.CombinationTest.ShopEvent.Paid;
import dev.brigade.decider.CombinationTest.ShopEvent.Refused;
import dev.brigade.decider.CombinationTest.ShopEvent.Sold;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stock of three that is sold, and a till that is paid into, combined by a saga. */
class CombinationTest {

    sealed interface ShopCommand {
        record Sell(int pieces) implements StockCommand {}

        record Pay(int amount) implements TillCommand {}
    }

    sealed interface StockCommand extends ShopCommand {}

    sealed interface TillCommand extends ShopCommand {}

    sealed interface ShopEvent {
        record Sold(int pieces) implements StockEvent {}

        record Paid(int amount) implements TillEvent {}

        record Refused(String reason) implements TillEvent, Refusal {}
    }

    sealed interface StockEvent extends ShopEvent {}

    sealed interface TillEvent extends ShopEvent {}

    static final class Stock implements Decider<StockCommand, Integer, StockEvent> {
        @Override
        public Integer initialState() {
            return 3;
        }

        @Override
        public List<StockEvent> decide(StockCommand command, Integer left) {
            return switch (command) {
                case Sell(int pieces) -> List.<StockEvent>of(new Sold(1), new Sold(pieces - 1));
            };
        }

        @Override
        public Integer evolve(Integer left, StockEvent event) {
            return switch (event) {
                case Sold(int pieces) -> left - pieces;
            };
        }
    }

    static final class SmallTill implements Decider<TillCommand, Integer, TillEvent> {
        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public List<TillEvent> decide(TillCommand command, Integer held) {
            return switch (command) {
                case Pay(int amount) ->
                        List.of(
                                held + amount > 5
                                        ? new Refused("full at " + held)
                                        : new Paid(amount));
            };
        }

        @Override
        public Integer evolve(Integer held, TillEvent event) {
            return switch (event) {
                case Paid(int amount) -> held + amount;
                case Refused _ -> held;
            };
        }
    }

    private static final Saga<ShopEvent, ShopCommand> PAY_FOR_WHAT_IS_SOLD =
            event -> event instanceof Sold(int pieces) ? List.of(new Pay(pieces * 2)) : List.of();

    private final Decider<ShopCommand, Both<Integer, Integer>, ShopEvent> shop =
            Decider.combine(
                    new Stock().of(StockCommand.class, StockEvent.class),
                    new SmallTill().of(TillCommand.class, TillEvent.class));

    @Test
    void each_side_answers_for_its_own_commands() {
        assertThat(shop.decide(new Pay(1), shop.initialState())).containsExactly(new Paid(1));
        assertThat(shop.fold(List.of(new Sold(1), new Paid(2)))).isEqualTo(new Both<>(2, 2));
    }

    @Test
    void a_follow_up_is_decided_against_the_state_evolved_by_the_events_before_it() {
        var orchestrated = shop.orchestratedBy(PAY_FOR_WHAT_IS_SOLD);
        assertThat(orchestrated.decide(new Sell(2), shop.initialState()))
                .containsExactly(new Sold(1), new Paid(2), new Sold(1), new Paid(2));
    }

    @Test
    void a_refusal_in_the_chain_refuses_the_whole() {
        var orchestrated = shop.orchestratedBy(PAY_FOR_WHAT_IS_SOLD);
        // Deciding against the original state would find room for both payments.
        assertThat(orchestrated.decide(new Sell(3), shop.initialState()))
                .containsExactly(new Refused("full at 2"));
    }

    @Test
    void a_saga_that_runs_in_a_circle_is_stopped() {
        var endless = shop.orchestratedBy(_ -> List.of(new Pay(0)));
        assertThatThrownBy(() -> endless.decide(new Pay(0), shop.initialState()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 1000 commands");
    }

    @Test
    void sides_that_cannot_be_told_apart_are_not_combined() {
        assertThatThrownBy(() ->
                        Decider
                                .<ShopCommand, TillCommand, Integer, ShopEvent, TillEvent,
                                        TillCommand, Integer, TillEvent>
                                        combine(
                                                new SmallTill()
                                                        .of(TillCommand.class, TillEvent.class),
                                                new SmallTill()
                                                        .of(TillCommand.class, TillEvent.class)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void views_stand_side_by_side_over_the_same_events() {
        View<Both<Integer, Integer>, TillEvent> twice = new SmallTill().alongside(new SmallTill());
        assertThat(twice.fold(List.of(new Paid(1), new Paid(3)))).isEqualTo(new Both<>(4, 4));
    }

    @Test
    void sagas_react_one_after_the_other() {
        Saga<ShopEvent, ShopCommand> both = PAY_FOR_WHAT_IS_SOLD.and(_ -> List.of(new Pay(9)));
        assertThat(both.react(new Sold(1))).containsExactly(new Pay(2), new Pay(9));
        assertThat(Saga.<ShopEvent, ShopCommand>silent().react(new Sold(1))).isEmpty();
    }
}
