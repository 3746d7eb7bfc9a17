package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomConcurrencyIT {

    private static final int ROUNDS = 10;

    private final long seed = Long.getLong("brigade.seed", System.nanoTime());

    @Test
    void nothing_is_lost_or_repeated_or_out_of_order() throws Exception {
        System.out.println("RandomConcurrencyIT: -Dbrigade.seed=" + seed);
        try (AgroalDataSource dataSource = Databases.withEventStore()) {
            new RandomRun(seed, dataSource).check();
        }
    }

    @Test
    void acks_that_ignore_fence_and_lease_are_noticed() {
        List<Mutation> mutations =
                List.of(
                        new Mutation(
                                "ack_events",
                                "and s.fence = a.fence" + " and s.lease_until > clock_timestamp()",
                                ""),
                        new Mutation(
                                "held_slot",
                                "held.fence = fence and held.lease_until > clock_timestamp()\n"
                                        + "       and",
                                ""));
        Throwable noticed = null;
        for (int round = 0; noticed == null && round < ROUNDS; round++) {
            try (AgroalDataSource dataSource = Databases.empty()) {
                Mutation.install(dataSource, mutations);
                RandomRun run = new RandomRun(seed + 1000 * round, dataSource);
                noticed = catchThrowable(run::check);
            }
        }

        assertThat(noticed).isInstanceOf(AssertionError.class);
    }
}
