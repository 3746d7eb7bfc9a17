package dev.brigade.eventstore.guide;

import dev.brigade.eventstore.Databases;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of the guide. */
class GuideSqlIT {

    @ParameterizedTest
    @ValueSource(strings = {"start.sql", "operate.sql"})
    void each_statement_comes_to_what_the_guide_says(String script) throws SQLException {
        try (AgroalDataSource dataSource = Databases.withEventStore();
                Connection session = dataSource.getConnection()) {
            SqlScript.named(script).run(session);
        }
    }
}
