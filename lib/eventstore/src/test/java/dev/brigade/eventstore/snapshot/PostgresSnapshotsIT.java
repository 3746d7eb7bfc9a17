package dev.brigade.eventstore.snapshot;

import static dev.brigade.eventstore.command.Till.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.Till.Command;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSnapshotsIT extends SnapshotsContract {

    private final AgroalDataSource dataSource;
    private final PostgresEventStore store;

    PostgresSnapshotsIT() {
        AgroalDataSource pool = Databases.withEventStore();
        PostgresEventStore events = new PostgresEventStore(pool);
        dataSource = pool;
        store = events;
        super(events, new PostgresSnapshots(pool));
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }

    @Test
    void commands_are_handled_also_while_the_table_is_gone() throws SQLException {
        var handler = handler(store, snapshots(SnapshotPolicy.everyEvents(1)));
        execute("drop table eventstore.snapshots cascade");

        assertThat(handler.handle("1", new Command.Deposit(1, 3), by(null)))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void snapshots_may_be_deleted_at_any_time() throws SQLException {
        var handler = handler(store, snapshots(SnapshotPolicy.everyEvents(1)));
        handler.handle("1", new Command.Deposit(1, 3), by(null));
        execute("delete from eventstore.snapshots");
        handler.handle("1", new Command.Deposit(1, 1), by(null));

        assertThat(snapshots(SnapshotPolicy.everyEvents(1)).latest(TILL).orElseThrow().state())
                .hasFieldOrPropertyWithValue("balance", 4);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
