package dev.brigade.embedded.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
    static final StoredEvent CREATED = new StoredEvent("o", "e1", "OrderCreatedEvent");
    static final StoredEvent PREPARED = new StoredEvent("o", "e2", "OrderPreparedEvent");
    static final Delivery FIRST = new Delivery("o", "e1", 1);
    static final Delivery SECOND = new Delivery("o", "e2", 2);

    @Test
    void an_order_that_was_prepared_and_told_once_is_finished() {
        Verdict verdict = of("PREPARED", List.of(CREATED, PREPARED), List.of(FIRST, SECOND));
        assertThat(verdict.line())
                .isEqualTo("accepted 1, finished 1, lost 0, repeated 0, out of order 0");
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void a_rejected_order_is_finished_too() {
        assertThat(of("REJECTED", List.of(), List.of()).finished()).isEqualTo(1);
    }

    @Test
    void an_order_that_stays_on_its_way_is_lost() {
        Verdict verdict = of("CONFIRMED", List.of(CREATED), List.of(FIRST));
        assertThat(verdict.line())
                .isEqualTo("accepted 1, finished 0, lost 1, repeated 0, out of order 0");
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void an_event_that_never_came_to_kafka_is_lost() {
        assertThat(of("PREPARED", List.of(CREATED, PREPARED), List.of(FIRST)).lost()).isEqualTo(1);
    }

    @Test
    void the_same_event_delivered_again_is_absorbed() {
        Verdict verdict =
                of("PREPARED", List.of(CREATED, PREPARED), List.of(FIRST, SECOND, FIRST, SECOND));
        assertThat(verdict.absorbed()).isEqualTo(2);
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void another_event_of_the_same_kind_is_repeated() {
        StoredEvent again = new StoredEvent("o", "e3", "OrderPreparedEvent");
        List<Delivery> delivered = List.of(FIRST, SECOND, new Delivery("o", "e3", 3));
        assertThat(of("PREPARED", List.of(CREATED, PREPARED, again), delivered).repeated())
                .isEqualTo(1);
    }

    @Test
    void another_event_at_the_same_place_is_repeated() {
        List<Delivery> delivered = List.of(FIRST, SECOND, new Delivery("o", "other", 2));
        assertThat(of("PREPARED", List.of(CREATED, PREPARED), delivered).repeated()).isEqualTo(1);
    }

    @Test
    void an_event_that_comes_before_its_predecessor_is_out_of_order() {
        assertThat(of("PREPARED", List.of(CREATED, PREPARED), List.of(SECOND, FIRST)).outOfOrder())
                .isEqualTo(1);
    }

    @Test
    void a_second_ticket_for_an_order_is_repeated() {
        assertThat(of(List.of("o", "o"), 100, 100).repeated()).isEqualTo(1);
    }

    @Test
    void a_charge_too_much_is_repeated_and_one_too_little_is_lost() {
        assertThat(of(List.of("o"), 100, 200).repeated()).isEqualTo(1);
        assertThat(of(List.of("o"), 100, 0).lost()).isEqualTo(1);
    }

    private static Verdict of(String status, List<StoredEvent> stored, List<Delivery> delivered) {
        return Verdict.of(
                new Evidence(
                        Set.of("o"), Map.of("o", status), stored, delivered, List.of("o"), 0, 0));
    }

    private static Verdict of(List<String> tickets, long owed, long charged) {
        return Verdict.of(
                new Evidence(
                        Set.of("o"),
                        Map.of("o", "PREPARED"),
                        List.of(),
                        List.of(),
                        tickets,
                        owed,
                        charged));
    }
}
