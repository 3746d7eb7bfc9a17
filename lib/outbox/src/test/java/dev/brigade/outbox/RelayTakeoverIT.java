package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.SAME_THREAD) // they measure time
@ParameterizedClass
@EnumSource(Kind.class)
class RelayTakeoverIT {
    static final Duration TAKEOVER = Duration.ofSeconds(5);

    final Marketplace market;

    RelayTakeoverIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void of_two_relays_one_leads_and_the_other_takes_over_when_it_stops() throws Exception {
        try (Relay first = running(market.start());
                Relay second = market.start();
                TopicReader reader = market.reader()) {
            await().until(() -> second.status().state() == State.STANDBY);
            assertThat(first.status().leader()).isTrue();
            assertThat(second.status().leader()).isFalse();

            market.commit(market.event("a1", 1));
            reader.await(1);
            first.close();
            market.commit(market.event("a1", 2));
            await().atMost(TAKEOVER).until(() -> second.status().published() > 0);
            assertThat(second.status().leader()).isTrue();
            assertThat(first.status().state()).isEqualTo(State.STOPPED);
        }
    }

    @Test
    void a_leader_that_loses_its_lock_stops_its_engine_and_another_takes_over() throws Exception {
        try (Relay first = running(market.start());
                Relay second = market.start()) {
            await().until(() -> second.status().state() == State.STANDBY);
            loseLock();
            await().atMost(TAKEOVER).until(() -> second.status().state() == State.RUNNING);
            market.commit(market.event("a1", 1));
            await().atMost(TAKEOVER).until(() -> second.status().published() == 1);
            await().until(() -> first.status().state() == State.STANDBY);
            assertThat(first.status().leader()).isFalse();
        }
    }

    @Test
    void a_leader_that_is_killed_is_replaced_in_time_and_nothing_is_lost() throws Exception {
        market.start().close();
        Process leader = RelayProcess.start(market.config);
        try (TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            reader.await(100);
            try (Relay other = market.start()) {
                await().until(() -> other.status().state() == State.STANDBY);
                leader.destroyForcibly().waitFor();
                await().atMost(TAKEOVER)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> other.status().published() > 0);
                load.stopAndVerify(reader);
            }
        } finally {
            leader.destroyForcibly();
        }
    }

    @Test
    void only_the_one_that_leads_publishes_however_often_the_lead_changes() throws Exception {
        try (Relay first = running(market.start());
                Relay second = market.start();
                TopicReader reader = market.reader()) {
            Load load = new Load(market).start();
            Relay leader = first;
            for (int i = 0; i < 4; i++) {
                Relay next = leader == first ? second : first;
                await().until(() -> next.status().state() == State.STANDBY);
                takeLeadFrom(leader, next);
                assertThatItPublishesAlone(next, leader);
                leader = next;
            }
            load.stopAndVerify(reader);
        }
    }

    /** Who loses the lead may be the first to take it again, and then loses it once more. */
    private void takeLeadFrom(Relay leader, Relay next) throws SQLException {
        long published = next.status().published();
        do {
            loseLock();
            await().pollInterval(Duration.ofMillis(5)).until(() -> !leader.status().leader());
            // how soon is asked above, where nothing else is
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> leader.status().leader() || next.status().published() > published);
        } while (leader.status().leader());
    }

    private static void assertThatItPublishesAlone(Relay leader, Relay other) {
        await().until(() -> other.status().state() == State.STANDBY);
        long standing = other.status().published();
        long before = leader.status().published();
        await().until(() -> leader.status().published() >= before + 100);
        assertThat(other.status().published()).isEqualTo(standing);
    }

    private static Relay running(Relay relay) {
        await().atMost(Duration.ofSeconds(30)).until(() -> relay.status().state() == State.RUNNING);
        return relay;
    }

    private void loseLock() throws SQLException {
        market.execute(
                """
                select pg_terminate_backend(pid) from pg_locks
                 where locktype = 'advisory' and granted
                   and database = (select oid from pg_database where datname = current_database())
                """);
    }
}
