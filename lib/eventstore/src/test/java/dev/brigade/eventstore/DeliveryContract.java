package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What claims do with streams that fail. All streams here share one slot, so that nothing else
 * separates them.
 */
abstract class DeliveryContract {

    static final String VIEW = "view";
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration NOW = Duration.ZERO;
    static final Duration LATER = Duration.ofHours(1);
    static final Duration AT_ONCE = Duration.ofMillis(1);

    final EventStore store;
    final Slots slots;
    final ViewOperations views;
    private final List<StreamId> ofOneSlot;

    DeliveryContract(EventStore store, Slots slots) {
        this.store = store;
        this.slots = slots;
        this.views = store.views();
        this.ofOneSlot = new ArrayList<>();
    }

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
        slots.register(VIEW);
        int slot = Slots.of(stream("s0"));
        IntStream.range(0, 1000)
                .mapToObj(i -> stream("s" + i))
                .filter(stream -> Slots.of(stream) == slot)
                .limit(4)
                .forEach(ofOneSlot::add);
    }

    @Test
    void a_refused_event_blocks_its_stream_and_no_other() {
        append(a(), 2);
        append(b(), 2);
        Claim claim = claim();
        refuse(claim, a(), 1, LATER);
        slots.ack(VIEW, claim);
        append(a(), 1);
        append(b(), 1);

        assertThat(versions(claim())).containsExactly("b3");
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        assertThat(views.blocked(VIEW))
                .singleElement()
                .satisfies(blocked -> {
                    assertThat(blocked.stream()).isEqualTo(a());
                    assertThat(blocked.handledVersion()).isZero();
                    assertThat(blocked.waiting()).isEqualTo(3);
                    assertThat(blocked.attempts()).isEqualTo(1);
                    assertThat(blocked.lastError()).isEqualTo("refused");
                    assertThat(blocked.parked()).isFalse();
                    assertThat(blocked.retryAt()).isAfter(blocked.blockedAt());
                });
    }

    @Test
    void a_claim_among_some_slots_gets_nothing_of_others_nor_of_blocked_streams() {
        append(a(), 1);
        int slot = Slots.of(a());
        SlotSet some = SlotSet.of(slot).union(SlotSet.of(slot ^ 5));

        assertThat(slots.claim(VIEW, SlotSet.ALL.without(SlotSet.of(slot)), 64, 10, LEASE))
                .isEmpty();
        Claim claim = slots.claim(VIEW, some, 64, 10, LEASE).getFirst();
        assertThat(versions(claim)).containsExactly("a1");
        refuse(claim, a(), 1, NOW);
        assertThat(slots.claim(VIEW, some, 64, 10, LEASE)).isEmpty();
        assertThat(versions(claim())).containsExactly("a1");
    }

    @Test
    void a_claim_of_several_slots_ends_with_so_many_slots_or_events() {
        List<StreamId> streams = ofManySlots(5);
        streams.forEach(stream -> append(stream, 2));

        List<Claim> three = slots.claim(VIEW, SlotSet.ALL, 3, 10, LEASE);
        List<Claim> rest = slots.claim(VIEW, SlotSet.ALL, 3, 3, LEASE);

        assertThat(three).extracting(claim -> claim.events().size()).containsExactly(2, 2, 2);
        assertThat(rest).extracting(claim -> claim.events().size()).containsExactly(2, 1);
        assertThat(Stream.of(three, rest).flatMap(List::stream))
                .allSatisfy(claim ->
                        assertThat(claim.events())
                                .allMatch(event -> Slots.of(event.stream()) == claim.slot()))
                .extracting(Claim::slot)
                .doesNotHaveDuplicates();
        assertThat(slots.claim(VIEW, SlotSet.ALL, 3, 10, LEASE)).isEmpty();
    }

    @Test
    void a_claim_among_some_slots_ends_with_so_many_of_them() {
        List<StreamId> streams = ofManySlots(5);
        streams.forEach(stream -> append(stream, 2));

        List<Claim> three = slots.claim(VIEW, slotsOf(streams), 3, 100, LEASE);
        List<Claim> rest = slots.claim(VIEW, slotsOf(streams), 3, 100, LEASE);

        assertThat(three).hasSize(3);
        assertThat(rest).hasSize(2);
        assertThat(Stream.of(three, rest).flatMap(List::stream))
                .allSatisfy(claim -> assertThat(claim.events()).hasSize(2))
                .extracting(Claim::slot)
                .doesNotHaveDuplicates();
    }

    @Test
    void claims_of_what_some_slots_have_lose_nothing_where_the_limit_cuts_them_off() {
        List<StreamId> streams = ofManySlots(3);
        SlotSet some = slotsOf(streams);
        streams.forEach(stream -> append(stream, 5));
        List<RecordedEvent> handled = new ArrayList<>();
        for (List<Claim> claims = slots.claim(VIEW, some, 3, 6, LEASE);
                !claims.isEmpty();
                claims = slots.claim(VIEW, some, 3, 6, LEASE)) {
            assertThat(claims.stream().mapToInt(claim -> claim.events().size()).sum())
                    .isLessThanOrEqualTo(6);
            claims.forEach(claim -> handled.addAll(claim.events()));
            slots.ack(VIEW, claims);
            if (handled.size() < 20) {
                append(streams.getFirst(), 1);
            }
        }

        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(
                        streams.stream()
                                .flatMap(stream -> store.read(stream, 0, 100).stream())
                                .toList());
        for (StreamId stream : streams) {
            assertThat(handled.stream().filter(event -> event.stream().equals(stream)))
                    .extracting(RecordedEvent::version)
                    .isSorted();
        }
        assertThat(views.lag(VIEW)).hasValue(0);
    }

    @Test
    void a_stream_that_is_free_again_while_a_batch_without_it_is_in_hands_misses_nothing() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        append(b(), 1);
        append(a(), 1);
        Claim one = claim();
        Claim other = claim();
        Claim ofStream = one.isOfBlockedStream() ? one : other;
        Claim ofSlot = one.isOfBlockedStream() ? other : one;
        assertThat(versions(ofStream)).containsExactly("a1");
        assertThat(versions(ofSlot)).containsExactly("b1");
        slots.ack(VIEW, ofStream);
        slots.ack(VIEW, ofSlot);

        assertThat(handleAll()).containsExactly("a2");
    }

    @Test
    void a_blocked_stream_is_claimed_alone() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        List<StreamId> others = ofManySlots(3);
        others.forEach(stream -> append(stream, 1));

        List<Claim> first = slots.claim(VIEW, SlotSet.ALL, 64, 10, LEASE);
        List<Claim> second = slots.claim(VIEW, SlotSet.ALL, 64, 10, LEASE);

        assertThat(List.of(first.size(), second.size())).containsExactlyInAnyOrder(1, 3);
        assertThat(first.size() == 1 ? first : second).allMatch(Claim::isOfBlockedStream);
    }

    @Test
    void each_slot_is_not_everywhere_since_blocked_streams_are_not_asked_for() {
        ofManySlots(Slots.COUNT).forEach(stream -> append(stream, 1));
        SlotSet each = slots.claimable(VIEW);
        Claim one = claim();
        refuse(one, one.last().stream(), 1, NOW);

        List<Claim> claims = slots.claim(VIEW, each, Slots.COUNT, 1_000, LEASE);

        assertThat(each.hasEachSlot()).isTrue();
        assertThat(each.isAll()).isFalse();
        assertThat(claims).hasSize(Slots.COUNT - 1).noneMatch(Claim::isOfBlockedStream);
        assertThat(slots.claim(VIEW, SlotSet.ALL, Slots.COUNT, 1_000, LEASE))
                .singleElement()
                .matches(Claim::isOfBlockedStream);
    }

    @Test
    void it_is_known_where_a_claim_would_get_something() {
        assertThat(slots.claimable(VIEW)).isEqualTo(SlotSet.NONE);
        append(a(), 1);
        append(a(), 1);
        SlotSet own = SlotSet.of(Slots.of(a()));
        assertThat(slots.claimable(VIEW)).isEqualTo(own);
        Claim claim = slots.claim(VIEW, 1, LEASE).orElseThrow();
        assertThat(slots.claimable(VIEW)).isEqualTo(SlotSet.NONE);
        slots.ack(VIEW, claim);
        assertThat(slots.claimable(VIEW)).isEqualTo(own);
        refuse(claim(), a(), 2, LATER);
        assertThat(slots.claimable(VIEW)).isEqualTo(SlotSet.NONE);
        append(b(), 1);
        refuse(claim(), b(), 1, NOW);
        assertThat(slots.claimable(VIEW)).isEqualTo(SlotSet.ALL);
    }

    @Test
    void claims_are_acknowledged_all_together_or_none() {
        ofManySlots(3).forEach(stream -> append(stream, 1));
        List<Claim> claims = slots.claim(VIEW, SlotSet.ALL, 3, 10, LEASE);
        slots.ack(VIEW, claims.get(1));

        assertLeaseLost(() -> slots.ack(VIEW, claims));
        assertThat(views.lag(VIEW)).hasValue(2);
        slots.ack(VIEW, List.of(claims.get(2), claims.get(0)));
        assertThat(views.lag(VIEW)).hasValue(0);
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
    }

    private static List<StreamId> ofManySlots(int count) {
        Set<Short> slots = new HashSet<>();
        return IntStream.range(0, 1000)
                .mapToObj(i -> stream("m" + i))
                .filter(stream -> slots.add(Slots.of(stream)))
                .limit(count)
                .toList();
    }

    @Test
    void what_waits_behind_a_refused_event_comes_after_it_in_order() {
        append(a(), 2);
        append(b(), 1);
        Claim claim = claim();
        refuse(claim, a(), 2, NOW);
        slots.ack(VIEW, claim);
        append(a(), 2);
        append(b(), 1);

        assertThat(handleAll())
                .containsExactlyInAnyOrder("a2", "a3", "a4", "b2")
                .containsSubsequence("a2", "a3", "a4");
        assertThat(views.blocked(VIEW)).isEmpty();
        assertThat(views.lag(VIEW)).hasValue(0);
    }

    @Test
    void a_blocked_stream_gets_nothing_that_a_leased_batch_has_not_passed() {
        append(b(), 1);
        append(a(), 2);
        Claim claim = claim();
        refuse(claim, a(), 1, NOW);

        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        slots.ack(VIEW, claim);
        assertThat(versions(claim())).containsExactly("a1", "a2");
    }

    @Test
    void refused_events_at_the_head_of_a_batch_are_passed_at_once() {
        append(a(), 1);
        append(b(), 1);
        append(a(), 1);
        Claim claim = claim();
        refuse(claim, a(), 1, NOW);
        Claim ofStream = claim();

        assertThat(versions(ofStream)).containsExactly("a1");
        slots.ack(VIEW, ofStream);
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        slots.ack(VIEW, claim);
        assertThat(versions(claim())).containsExactly("a2");
    }

    @Test
    void a_batch_of_which_nothing_else_is_left_ends_with_the_refusal() {
        append(a(), 2);
        append(b(), 2);
        Claim claim = claim();
        slots.ack(VIEW, claim, event(claim, a(), 2));
        refuse(claim, b(), 1, LATER);
        append(a(), 1);

        assertThat(versions(claim())).containsExactly("a3");
        assertLeaseLost(() -> slots.ack(VIEW, claim));
    }

    @Test
    void refusing_a_stream_twice_changes_nothing() {
        append(b(), 1);
        append(a(), 2);
        Claim claim = claim();
        refuse(claim, a(), 1, LATER);
        refuse(claim, a(), 1, NOW);
        refuse(claim, a(), 2, NOW);
        slots.ack(VIEW, claim);

        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        assertThat(views.blocked(VIEW))
                .singleElement()
                .satisfies(blocked -> {
                    assertThat(blocked.handledVersion()).isZero();
                    assertThat(blocked.attempts()).isEqualTo(1);
                });
    }

    @Test
    void a_batch_that_ends_with_its_time_comes_again_without_what_was_refused() {
        append(a(), 1);
        append(b(), 1);
        append(a(), 1);
        Claim late = slots.claim(VIEW, 10, Duration.ofMillis(100)).orElseThrow();
        refuse(late, a(), 1, LATER);
        Claim again = awaitClaim();

        assertThat(versions(again)).containsExactly("b1");
        assertLeaseLost(() -> slots.ack(VIEW, late));
        assertLeaseLost(() -> slots.nack(VIEW, late, late.last(), NOW, "late"));
        slots.ack(VIEW, again);
        assertThat(views.lag(VIEW)).hasValue(2);
    }

    @Test
    void what_was_handled_before_a_refusal_stays_handled_when_the_batch_is_lost() {
        append(b(), 1);
        append(a(), 2);
        Claim late = slots.claim(VIEW, 10, Duration.ofMillis(100)).orElseThrow();
        refuse(late, a(), 2, NOW);
        slots.ack(VIEW, awaitClaim());

        assertThat(handleAll()).containsExactly("a2");
        assertThat(views.blocked(VIEW)).isEmpty();
    }

    @Test
    void a_stream_stays_blocked_while_a_batch_lies_over_its_events_that_was_claimed_without_them() {
        append(a(), 1);
        Claim first = claim();
        refuse(first, a(), 1, NOW);
        append(a(), 1);
        append(b(), 1);
        Claim ofStream = claim();
        assertThat(versions(ofStream)).containsExactly("a1");
        Claim withoutA = claim();
        assertThat(versions(withoutA)).containsExactly("b1");
        slots.ack(VIEW, ofStream);
        slots.ack(VIEW, withoutA);

        assertThat(handleAll()).containsExactly("a2");
        assertThat(views.blocked(VIEW)).isEmpty();
    }

    @Test
    void a_stream_that_has_caught_up_goes_on_with_its_slot() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        assertThat(handleAll()).containsExactly("a1");
        assertThat(views.blocked(VIEW)).isEmpty();
        append(a(), 1);
        append(b(), 1);

        assertThat(versions(claim())).containsExactly("a2", "b1");
    }

    @Test
    void a_blocked_stream_is_settled_event_by_event_under_its_own_fence() {
        append(a(), 3);
        refuse(claim(), a(), 1, NOW);
        Claim claim = claim();
        assertThat(claim.attempts()).isEqualTo(1);
        slots.ack(VIEW, claim, event(claim, a(), 1));
        assertLeaseLost(() -> slots.ack(VIEW, claim, event(claim, a(), 1)));
        refuse(claim, a(), 3, NOW);
        Claim again = claim();

        assertThat(versions(again)).containsExactly("a3");
        assertThat(again.attempts()).isEqualTo(1);
        assertLeaseLost(() -> slots.ack(VIEW, claim));
        refuse(again, a(), 3, NOW);
        assertThat(claim().attempts()).isEqualTo(2);
    }

    @Test
    void a_late_settlement_of_a_blocked_stream_changes_nothing() {
        append(a(), 2);
        refuse(claim(), a(), 1, NOW);
        Claim late = slots.claim(VIEW, 10, AT_ONCE).orElseThrow();
        Claim next = awaitClaim();

        assertThat(next.fence()).isGreaterThan(late.fence());
        assertLeaseLost(() -> slots.ack(VIEW, late));
        assertLeaseLost(() -> slots.nack(VIEW, late, late.last(), NOW, "late"));
        assertLeaseLost(() -> slots.release(VIEW, late, NOW, "late"));
        assertThat(slots.extend(VIEW, late, LEASE)).isFalse();
        assertThat(slots.extend(VIEW, next, LEASE)).isTrue();
        slots.ack(VIEW, next);
        assertThat(views.lag(VIEW)).hasValue(0);
        assertThat(slots.extend(VIEW, next, LEASE)).isFalse();
    }

    @Test
    void a_released_batch_comes_again_and_blocks_nothing() {
        append(a(), 1);
        append(b(), 1);
        Claim claim = claim();
        slots.release(VIEW, claim, NOW, "away");
        Claim again = claim();

        assertThat(again.events()).isEqualTo(claim.events());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(views.blocked(VIEW)).isEmpty();
        slots.release(VIEW, again, LATER, null);
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
    }

    @Test
    void a_released_batch_of_a_blocked_stream_comes_again() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        slots.release(VIEW, claim(), NOW, null);

        assertThat(claim().attempts()).isEqualTo(1);
    }

    @Test
    void a_parked_stream_gets_nothing_until_it_is_unparked() {
        append(a(), 1);
        handleAll();
        views.park(VIEW, a(), "wait for the fix");
        append(a(), 2);
        append(b(), 1);

        assertThat(handleAll()).containsExactly("b1");
        assertThat(views.lag(VIEW)).hasValue(2);
        assertThat(slots.backlog(VIEW)).isEqualTo(Backlog.of(2, 0, 1));
        assertThat(views.blocked(VIEW))
                .singleElement()
                .satisfies(blocked -> {
                    assertThat(blocked.parked()).isTrue();
                    assertThat(blocked.reason()).isEqualTo("wait for the fix");
                    assertThat(blocked.handledVersion()).isEqualTo(1);
                });
        assertThat(views.unpark(VIEW, a())).isTrue();
        assertThat(views.unpark(VIEW, a())).isFalse();
        assertThat(handleAll()).containsExactly("a2", "a3");
        assertThat(views.blocked(VIEW)).isEmpty();
    }

    @Test
    void parking_keeps_attempts_and_the_last_error() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        views.park(VIEW, a(), "enough");

        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        assertThat(views.blocked(VIEW))
                .singleElement()
                .satisfies(blocked -> {
                    assertThat(blocked.attempts()).isEqualTo(1);
                    assertThat(blocked.lastError()).isEqualTo("refused");
                    assertThat(blocked.reason()).isEqualTo("enough");
                });
        views.unpark(VIEW, a());
        assertThat(claim().attempts()).isZero();
    }

    @Test
    void what_a_batch_holds_of_a_stream_that_is_parked_meanwhile_is_handled_once() {
        append(a(), 2);
        append(b(), 1);
        Claim claim = claim();
        views.park(VIEW, a(), "just now");
        slots.ack(VIEW, claim);
        append(a(), 1);

        assertThat(views.lag(VIEW)).hasValue(1);
        assertThat(handleAll()).isEmpty();
        views.unpark(VIEW, a());
        assertThat(handleAll()).containsExactly("a3");
    }

    @Test
    void what_a_batch_loses_of_a_stream_that_is_parked_meanwhile_waits() {
        append(a(), 2);
        append(b(), 1);
        Claim late = slots.claim(VIEW, 10, AT_ONCE).orElseThrow();
        views.park(VIEW, a(), "just now");
        Claim again = awaitClaim();
        assertThat(versions(again)).containsExactly("b1");
        assertLeaseLost(() -> slots.ack(VIEW, late));
        slots.ack(VIEW, again);
        views.unpark(VIEW, a());

        assertThat(handleAll()).containsExactly("a1", "a2");
    }

    @Test
    void a_stream_that_is_parked_and_unparked_within_a_batch_is_handled_once() {
        append(a(), 2);
        append(b(), 1);
        Claim claim = claim();
        views.park(VIEW, a(), "just now");
        views.unpark(VIEW, a());
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
        slots.ack(VIEW, claim);
        append(a(), 1);

        assertThat(handleAll()).containsExactly("a3");
        assertThat(views.blocked(VIEW)).isEmpty();
    }

    @Test
    void neither_a_busy_slot_nor_a_failing_stream_keeps_the_other_from_its_turn() {
        append(a(), 1);
        refuse(claim(), a(), 1, NOW);
        append(b(), 20);
        int ofStream = 0;
        int ofSlot = 0;
        for (int i = 0; i < 10; i++) {
            Claim claim = slots.claim(VIEW, 1, LEASE).orElseThrow();
            if (claim.isOfBlockedStream()) {
                ofStream++;
                refuse(claim, a(), 1, NOW);
            } else {
                ofSlot++;
                slots.ack(VIEW, claim);
            }
        }

        assertThat(ofStream).isGreaterThanOrEqualTo(4);
        assertThat(ofSlot).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_view_that_is_rewound_gets_everything_again() {
        append(a(), 2);
        append(b(), 2);
        Claim first = claim();
        refuse(first, a(), 2, LATER);
        slots.ack(VIEW, first);
        views.park(VIEW, b(), "to be forgotten");
        append(c(), 1);
        Claim held = claim();
        views.rewind(VIEW, Instant.MIN);

        assertLeaseLost(() -> slots.ack(VIEW, held));
        assertThat(views.blocked(VIEW)).isEmpty();
        assertThat(views.lag(VIEW)).hasValue(5);
        assertThat(handleAll()).containsExactly("a1", "a2", "b1", "b2", "c1");
    }

    @Test
    void a_view_that_is_rewound_to_an_instant_gets_what_was_recorded_from_then_on() {
        append(a(), 1);
        append(b(), 1);
        append(c(), 1);
        Claim first = claim();
        slots.ack(VIEW, first, event(first, b(), 1));
        refuse(first, c(), 1, LATER);
        append(a(), 1);
        Instant from = store.read(a(), 1, 1).getFirst().createdAt();
        append(b(), 1);
        append(c(), 1);
        handleAll();
        views.rewind(VIEW, from);

        assertThat(handleAll()).containsExactly("a2", "b2");
        assertThat(views.blocked(VIEW))
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.waiting()).isEqualTo(2));
    }

    @Test
    void rewinding_to_the_future_changes_no_position() {
        append(a(), 2);
        slots.ack(VIEW, slots.claim(VIEW, 1, LEASE).orElseThrow());
        views.rewind(VIEW, Instant.now().plus(LATER));

        assertThat(handleAll()).containsExactly("a2");
    }

    @Test
    void a_view_is_replaced_by_one_that_is_not_behind_it() {
        append(a(), 2);
        handleAll();
        slots.register("beside");
        assertThat(views.switchTo(VIEW, "beside")).isFalse();
        assertThat(views.lag(VIEW)).hasValue(0);
        slots.ack("beside", slots.claim("beside", 10, LEASE).orElseThrow());
        append(a(), 1);
        Claim ofOld = claim();
        Claim ofNew = slots.claim("beside", 10, LEASE).orElseThrow();
        assertThat(views.switchTo(VIEW, "beside")).isTrue();

        assertThat(views.lag("beside")).isEmpty();
        assertThat(views.lag(VIEW)).hasValue(1);
        assertLeaseLost(() -> slots.ack(VIEW, ofOld));
        assertThatThrownBy(() -> slots.ack("beside", ofNew))
                .isInstanceOf(UnknownViewException.class);
        assertThat(handleAll()).containsExactly("a3");
    }

    @Test
    void the_blocked_streams_of_a_replacement_stay_blocked() {
        append(a(), 1);
        slots.register("beside");
        Claim claim = slots.claim("beside", 10, LEASE).orElseThrow();
        slots.nack("beside", claim, claim.last(), LATER, "refused");
        views.switchTo(VIEW, "beside");

        assertThat(views.blocked(VIEW)).hasSize(1);
        assertThat(slots.claim(VIEW, 10, LEASE)).isEmpty();
    }

    @Test
    void what_does_not_exist_has_an_error_of_its_own() {
        append(a(), 1);
        assertThatThrownBy(() -> views.blocked("no")).isInstanceOf(UnknownViewException.class);
        assertThatThrownBy(() -> views.park("no", a(), ""))
                .isInstanceOf(UnknownViewException.class);
        assertThatThrownBy(() -> views.unpark("no", a())).isInstanceOf(UnknownViewException.class);
        assertThatThrownBy(() -> views.rewind("no", Instant.MIN))
                .isInstanceOf(UnknownViewException.class);
        assertThatThrownBy(() -> views.switchTo(VIEW, "no"))
                .isInstanceOf(UnknownViewException.class);
        assertThatThrownBy(() -> views.switchTo(VIEW, VIEW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> views.park(VIEW, stream("none"), ""))
                .isInstanceOf(UnknownStreamException.class);
        assertThatThrownBy(() -> views.unpark(VIEW, stream("none")))
                .isInstanceOf(UnknownStreamException.class);
        assertThat(views.lag("no")).isEmpty();
    }

    final StreamId a() {
        return ofOneSlot.get(0);
    }

    final StreamId b() {
        return ofOneSlot.get(1);
    }

    final StreamId c() {
        return ofOneSlot.get(2);
    }

    private static SlotSet slotsOf(List<StreamId> streams) {
        return streams.stream()
                .map(stream -> SlotSet.of(Slots.of(stream)))
                .reduce(SlotSet.NONE, SlotSet::union);
    }

    final void append(StreamId stream, int count) {
        int version = store.read(stream, 0, 1000).size();
        assertThat(store.append(stream, version, events(count), ANONYMOUS))
                .isInstanceOf(AppendResult.Appended.class);
    }

    final Claim claim() {
        return slots.claim(VIEW, 100, LEASE).orElseThrow();
    }

    private Claim awaitClaim() {
        return await().until(() -> slots.claim(VIEW, 100, LEASE), Optional::isPresent).get();
    }

    final void refuse(Claim claim, StreamId stream, long version, Duration delay) {
        slots.nack(VIEW, claim, event(claim, stream, version), delay, "refused");
    }

    static RecordedEvent event(Claim claim, StreamId stream, long version) {
        return claim.events().stream()
                .filter(event -> event.stream().equals(stream) && event.version() == version)
                .findFirst()
                .orElseThrow();
    }

    final List<String> handleAll() {
        List<String> handled = new ArrayList<>();
        for (Optional<Claim> claim = slots.claim(VIEW, 2, LEASE);
                claim.isPresent();
                claim = slots.claim(VIEW, 2, LEASE)) {
            handled.addAll(versions(claim.get()));
            slots.ack(VIEW, claim.get());
        }
        return handled;
    }

    final List<String> versions(Claim claim) {
        return claim.events().stream()
                .map(event ->
                        "abcd".charAt(ofOneSlot.indexOf(event.stream())) + "" + event.version())
                .toList();
    }

    static void assertLeaseLost(Runnable settling) {
        assertThatThrownBy(settling::run).isInstanceOf(LeaseLostException.class);
    }
}
