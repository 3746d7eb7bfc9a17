package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody claims a slot, gets an event that was appended just now, and gives it back, all between
 * the snapshot of another claim and its lock on the slot: the claim must not take what it cannot
 * see for handled. The claim is held up there by a function in the midst of its statement.
 */
class ClaimRaceIT {

    private static final String VIEW = "view";
    private static final StreamId STREAM = stream("1");
    private static final SlotSet SLOT = SlotSet.of(Slots.of(STREAM));
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final String PRECAUTION = "                 and s.fence = newest.fence\n";

    private static final Mutation HELD_UP =
            new Mutation(
                    "stream_events",
                    "w.nth from unnest(slots)",
                    "w.nth from unnest(eventstore.held_up(slots))");

    /** What the claim that is held up finds. */
    private enum At {
        FIRST_WINDOW(1, 0),
        END_OF_WINDOW(2, 2);

        private final int appended;
        private final int cutOff;

        /**
         * @param appended events before
         * @param cutOff how many of them were claimed one by one, each cut off by the limit
         */
        At(int appended, int cutOff) {
            this.appended = appended;
            this.cutOff = cutOff;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_that_a_claim_cannot_see_is_not_skipped(At at) throws Exception {
        assertThat(handled(List.of(Mutation.SAME_GENERATION, HELD_UP), at))
                .containsExactly(versions(at));
    }

    @Test
    void without_the_precaution_it_would_be() throws Exception {
        Mutation without = new Mutation("stream_events", PRECAUTION, "");

        assertThat(handled(List.of(Mutation.SAME_GENERATION, HELD_UP, without), At.FIRST_WINDOW))
                .doesNotContain(At.FIRST_WINDOW.appended + 1L);
    }

    private static Long[] versions(At at) {
        return LongStream.rangeClosed(1, at.appended + 1).boxed().toArray(Long[]::new);
    }

    /** The versions that consumers get and acknowledge, in that order. */
    private static List<Long> handled(List<Mutation> mutations, At at) throws Exception {
        try (AgroalDataSource dataSource = Databases.empty();
                Connection holder = dataSource.getConnection();
                Statement statement = holder.createStatement()) {
            Mutation.install(dataSource, mutations);
            statement.execute(
                    """
                    create function eventstore.held_up(slots smallint[]) returns smallint[] language plpgsql as $$
                    begin
                        perform pg_advisory_lock_shared(1), pg_advisory_unlock_shared(1);
                        return slots;
                    end $$\
                    """);
            PostgresEventStore store = new PostgresEventStore(dataSource);
            Slots slots = new PostgresSlots(new Jdbc(dataSource));
            store.register(Samples.DECIDER, List.of(Samples.TYPE));
            slots.register(VIEW);
            List<Long> handled = new ArrayList<>();
            store.append(STREAM, 0, events(at.appended), ANONYMOUS);
            for (int i = 0; i < at.cutOff; i++) {
                ack(slots, slots.claim(VIEW, SLOT, 1, 1, LEASE), handled);
            }

            statement.execute("select pg_advisory_lock(1)");
            CompletableFuture<List<Claim>> heldUp =
                    CompletableFuture.supplyAsync(() -> slots.claim(VIEW, SLOT, 1, 100, LEASE));
            await().until(() -> isHeldUp(dataSource));
            store.append(STREAM, at.appended, events(1), ANONYMOUS);
            Claim other = slots.claim(VIEW, 100, LEASE).orElseThrow();
            slots.release(VIEW, other, Duration.ZERO, null);
            statement.execute("select pg_advisory_unlock(1)");
            ack(slots, heldUp.get(), handled);
            for (List<Claim> rest = slots.claim(VIEW, SlotSet.ALL, 1, 100, LEASE);
                    !rest.isEmpty();
                    rest = slots.claim(VIEW, SlotSet.ALL, 1, 100, LEASE)) {
                ack(slots, rest, handled);
            }
            return handled;
        }
    }

    private static void ack(Slots slots, List<Claim> claims, List<Long> handled) {
        slots.ack(VIEW, claims);
        claims.forEach(claim -> claim.events().forEach(event -> handled.add(event.version())));
    }

    private static boolean isHeldUp(AgroalDataSource dataSource) {
        return new Jdbc(dataSource)
                .query(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database()))",
                        row -> row.getBoolean(1))
                .getFirst();
    }
}
