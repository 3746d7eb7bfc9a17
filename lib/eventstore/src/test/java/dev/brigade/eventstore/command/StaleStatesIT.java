package dev.brigade.eventstore.command;

import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.PostgresEventStore;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StaleStatesIT {

    @Test
    void two_clients_of_one_database_answer_as_if_they_kept_no_states() {
        long seed = new Random().nextLong();
        System.out.println("StaleStatesIT: seed " + seed);
        try (var dataSource = Databases.withEventStore()) {
            var log = new PostgresEventStore(dataSource);
            Till.mapping().types().registerIn(log);

            new StaleStates(seed, List.of(log, new PostgresEventStore(dataSource))).run(log);
        }
    }
}
