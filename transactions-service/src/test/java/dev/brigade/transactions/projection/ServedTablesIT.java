package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.support.OrderBook;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ServedTablesIT {

    @Test
    void a_batch_does_not_wait_for_the_disk_and_what_comes_next_on_its_connection_does()
            throws SQLException {
        try (Connection connection = OrderBook.create().dataSource().getConnection()) {
            Sql.update(connection, "set synchronous_commit = on");
            connection.setAutoCommit(false);
            ServedTables.write(connection);
            assertThat(waitsForTheDisk(connection)).isEqualTo("off");
            connection.commit();
            assertThat(waitsForTheDisk(connection)).isEqualTo("on");
        }
    }

    private static String waitsForTheDisk(Connection connection) throws SQLException {
        return Sql.first(connection, "show synchronous_commit", row -> row.getString(1))
                .orElseThrow();
    }
}
