package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shows that the tests of what must never be can fail: each mutant is the SQL with one defect,
 * which a test has to notice. A mutant whose text is not found is out of date, and fails too.
 */
class MutantsIT {

    /** A test of {@link MustNeverContract} or {@link DeliveryContract}. */
    private interface Scenario {
        void on(MustNeverContract never, DeliveryContract delivery) throws Exception;
    }

    private record Mutant(String defect, String file, String text, String by, Scenario scenario) {
        @Override
        public String toString() {
            return defect;
        }
    }

    private static final String LEFT_IN_WINDOW =
            "s.reading is not null and not exists (\n"
                    + "                           select from eventstore.window_events("
                    + "s.slot, s.seen, s.reading, s.tx, s.position, 1))";
    private static final String LEASE = "and s.lease_until > clock_timestamp()";

    static Stream<Mutant> mutants() {
        return Stream.of(
                new Mutant(
                        "1: two first appends both succeed",
                        "events",
                        "primary key (decider_id, decider, version)",
                        "check (true)",
                        (never, _) ->
                                never
                                        .of_two_first_appends_of_which_neither_sees_the_other_one_wins()),
                new Mutant(
                        "2: who commits late is skipped",
                        "window_events",
                        "and e.tx = any (array(select pg_snapshot_xip(window_events.seen)))",
                        "and false",
                        (never, _) ->
                                never.no_event_is_skipped_that_commits_later_than_one_behind_it()),
                new Mutant(
                        "2: who commits late is skipped at the end of a window",
                        "read_all",
                        "seen := reading;",
                        "seen := eventstore.committed();",
                        (never, _) ->
                                never.a_late_commit_is_found_by_a_reader_in_the_middle_of_a_page()),
                new Mutant(
                        "2: who commits within a window comes twice",
                        "window_events",
                        "       and pg_visible_in_snapshot(e.tx, window_events.reading)\n",
                        "",
                        (never, _) ->
                                never.an_event_that_commits_while_its_window_is_read_comes_once()),
                new Mutant(
                        "2: a batch that was cut off is taken for all there was",
                        "stream_events",
                        "coalesce(last.events < share, true)",
                        "true",
                        (_, delivery) ->
                                delivery
                                        .claims_of_what_some_slots_have_lose_nothing_where_the_limit_cuts_them_off()),
                new Mutant(
                        "2: what the limit cut off is left behind",
                        "stream_events",
                        LEFT_IN_WINDOW + " as is_over",
                        "s.reading is not null as is_over",
                        (_, delivery) ->
                                delivery
                                        .claims_of_what_some_slots_have_lose_nothing_where_the_limit_cuts_them_off()),
                new Mutant(
                        "2: what comes behind a window of which nothing is left is not found",
                        "stream_events",
                        LEFT_IN_WINDOW + " as is_over",
                        "false as is_over",
                        (never, _) ->
                                never
                                        .an_event_in_flight_comes_after_those_that_the_limit_cut_off_one_by_one()),
                new Mutant(
                        "2: a new window begins where the last one ended",
                        "stream_events",
                        "tx = case when last.is_over then '0' else s.tx end",
                        "tx = s.tx",
                        (never, _) ->
                                never
                                        .an_event_in_flight_comes_after_those_that_the_limit_cut_off_one_by_one()),
                new Mutant(
                        "4: events of a slot are given that is not claimed",
                        "stream_events",
                        "where b.slot = any (array(select last.slot from last))",
                        "",
                        (_, delivery) ->
                                delivery.a_claim_among_some_slots_ends_with_so_many_of_them()),
                new Mutant(
                        "2: a batch without blocked streams is taken for all there was",
                        "stream_events",
                        "unless_blocked_in is null and coalesce(",
                        "coalesce(",
                        (_, delivery) ->
                                delivery
                                        .a_stream_that_is_free_again_while_a_batch_without_it_is_in_hands_misses_nothing()),
                new Mutant(
                        "3: a new view misses what is in flight",
                        "register_view",
                        "(view, slot)\n    select register_view.view, slot from",
                        "(view, slot, seen) select register_view.view, slot,"
                                + " format('%1$s:%1$s:', pg_current_xact_id())::pg_snapshot from",
                        (never, _) ->
                                never
                                        .a_view_registered_while_an_append_is_in_flight_gets_its_stream()),
                new Mutant(
                        "4: an ack ignores the fence",
                        "ack_events",
                        "and s.fence = a.fence ",
                        "",
                        (never, _) -> never.a_late_ack_with_an_ended_lease_changes_nothing()),
                new Mutant(
                        "4: an ack ignores the lease",
                        "ack_events",
                        LEASE,
                        "",
                        (never, _) ->
                                never.a_lease_that_ended_is_lost_though_nobody_else_took_it()),
                new Mutant(
                        "4: an ack moves beyond its batch",
                        "ack_events",
                        "and (e.tx, e.position) <= (s.batch_tx, s.batch_position)",
                        "",
                        (never, _) -> never.an_event_behind_the_batch_cannot_be_acknowledged()),
                new Mutant(
                        "4: an ack of a blocked stream ignores fence and lease",
                        "held_stream",
                        "and b.fence = held_stream.fence and b.lease_until > clock_timestamp()",
                        "",
                        (_, delivery) ->
                                delivery.a_late_settlement_of_a_blocked_stream_changes_nothing()),
                new Mutant(
                        "5: registering again resets",
                        "register_view",
                        "where not exists (select from eventstore.view_slots s where s.view = register_view.view)",
                        "on conflict (view, slot, generation) do update set seen = '1:1:',"
                                + " reading = null, tx = '0', position = 0",
                        (never, _) ->
                                never.registering_a_view_again_keeps_its_position_and_its_leases()),
                new Mutant(
                        "6: the lock timeout is ignored",
                        "stream_events",
                        "coalesce(lock_seconds, settings.lock_timeout_s)",
                        "coalesce(lock_seconds, 30)",
                        (never, _) -> never.a_claim_lasts_as_long_as_its_view_says()),
                new Mutant(
                        "6: the lock timeout is ignored for blocked streams",
                        "claim_stream",
                        "lease_until = clock_timestamp() + lease",
                        "lease_until = clock_timestamp() + interval '30 s'",
                        (never, _) ->
                                never.a_claim_of_a_blocked_stream_lasts_as_long_as_its_view_says()),
                new Mutant(
                        "7: a stream is its id",
                        "events",
                        "primary key (decider_id, decider, version)",
                        "primary key (decider_id, version)",
                        (never, _) -> never.two_deciders_that_share_an_id_share_no_position()),
                new Mutant(
                        "7: a blocked stream is its id",
                        "window_events",
                        "and b.decider = e.decider and",
                        "and",
                        (never, _) ->
                                never.two_deciders_that_share_an_id_and_a_slot_share_no_failure()),
                new Mutant(
                        "8: an append reads its whole stream",
                        "events_refuse_change",
                        "do $$",
                        onInsert(
                                "perform count(*) from eventstore.events e join appended a using (decider_id);"),
                        (never, _) ->
                                never
                                        .an_append_costs_the_same_however_long_its_stream_and_however_many_the_views()),
                new Mutant(
                        "8: an append touches every view",
                        "events_refuse_change",
                        "do $$",
                        onInsert(
                                "update eventstore.view_slots set owner = owner where slot in (select slot from appended);"),
                        (never, _) ->
                                never
                                        .an_append_costs_the_same_however_long_its_stream_and_however_many_the_views()),
                new Mutant(
                        "9: a refused event holds up its slot",
                        "nack_event",
                        "perform eventstore.nack_in_slot(",
                        "perform eventstore.release_batch(",
                        (_, delivery) -> delivery.a_refused_event_blocks_its_stream_and_no_other()),
                new Mutant(
                        "9: later events of a stream overtake a refused one",
                        "window_events",
                        "window_events.view is null or not exists",
                        "true or not exists",
                        (_, delivery) -> delivery.a_refused_event_blocks_its_stream_and_no_other()),
                new Mutant(
                        "9: a blocked stream is delivered what its slot's batch holds",
                        "claim_stream",
                        "where eventstore.is_passed(held, e.tx, e.position)",
                        "where true",
                        (_, delivery) ->
                                delivery
                                        .refused_events_at_the_head_of_a_batch_are_passed_at_once()),
                new Mutant(
                        "9: a stream is unblocked beneath a batch without it",
                        "unblock_stream",
                        "and eventstore.is_in_batch(held, next.tx, next.position)",
                        "and false",
                        (_, delivery) ->
                                delivery
                                        .a_stream_stays_blocked_while_a_batch_lies_over_its_events_that_was_claimed_without_them()),
                new Mutant(
                        "9: a stream is unblocked while events of it wait",
                        "unblock_stream",
                        "eventstore.is_passed(held, next.tx, next.position)",
                        "false",
                        (_, delivery) ->
                                delivery.a_parked_stream_gets_nothing_until_it_is_unparked()),
                new Mutant(
                        "9: what was handled before a refusal is forgotten with its batch",
                        "unblock_stream",
                        "if stream.handled_version > eventstore.passed_version(held, stream.decider, stream.decider_id) then",
                        "if false then",
                        (_, delivery) ->
                                delivery
                                        .what_was_handled_before_a_refusal_stays_handled_when_the_batch_is_lost()),
                new Mutant(
                        "9: what is parked within a batch is handled twice",
                        "ack_in_slot",
                        "and b.fence = held.fence",
                        "and false",
                        (_, delivery) ->
                                delivery
                                        .what_a_batch_holds_of_a_stream_that_is_parked_meanwhile_is_handled_once()),
                new Mutant(
                        "10: changes pass silently",
                        "refuse_change",
                        "if current_setting('eventstore.maintenance', true) = 'on' then",
                        "if true then",
                        (never, _) -> never.events_cannot_be_updated_deleted_or_truncated()),
                new Mutant(
                        "11: an open transaction stops delivery",
                        "window_events",
                        "and e.tx < pg_snapshot_xmax(window_events.reading)",
                        "and e.tx < pg_snapshot_xmin(window_events.reading)",
                        (never, _) ->
                                never.a_transaction_left_open_delays_nothing_but_its_own_events()),
                new Mutant(
                        "11: an open transaction makes claims dearer and dearer",
                        "next_generation",
                        "random() < 1.0 / 16",
                        "false",
                        (never, _) -> never.a_transaction_left_open_makes_claims_no_dearer()));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_caught(Mutant mutant) {
        AgroalDataSource dataSource = Databases.empty();
        Mutation mutation = new Mutation(mutant.file(), mutant.text(), mutant.by());
        Mutation.install(
                dataSource,
                mutation.object().equals(Mutation.SAME_GENERATION.object())
                        ? List.of(mutation)
                        : List.of(Mutation.SAME_GENERATION, mutation));
        DeliveryContract delivery = new PostgresDelivery(dataSource) {};
        MustNeverContract never = new MustNeverContract(dataSource) {};
        ThrowingCallable scenario =
                () -> {
                    never.register();
                    delivery.register();
                    mutant.scenario().on(never, delivery);
                };
        Throwable caught = catchThrowable(scenario);
        dataSource.close();

        assertThat(caught).as("%s: no test noticed", mutant).isNotNull();
        assertThat(isBrokenSql(caught)).as("%s is no SQL: %s", mutant, caught).isFalse();
    }

    /** A trigger that does something about the events of an append, once. */
    private static String onInsert(String body) {
        return """
        create or replace function eventstore.mutant() returns trigger language plpgsql
            as $f$ begin %s return null; end $f$;
        create trigger mutant after insert on eventstore.events referencing new table as appended
            for each statement execute function eventstore.mutant();
        do $$\
        """
                .formatted(body);
    }

    private static boolean isBrokenSql(Throwable caught) {
        return caught instanceof EventStoreException e && e.code().startsWith("42");
    }
}
