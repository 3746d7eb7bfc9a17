package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTakeoverIT {
    static final Duration TAKEOVER = Duration.ofSeconds(5);

    final Marketplace market = new Marketplace();

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
