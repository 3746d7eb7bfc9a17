package dev.brigade.eventstore.guide;

import dev.brigade.eventstore.Databases;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of the guide, behind the scripts that the build makes. */
class GuideSqlIT {

    @ParameterizedTest
    @ValueSource(strings = {"start.sql", "operate.sql", "roles.sql", "fstore.sql"})
    void each_statement_comes_to_what_the_guide_says(String script)
            throws SQLException, IOException {
        try (AgroalDataSource dataSource = Databases.empty();
                Connection session = dataSource.getConnection();
                Statement statement = session.createStatement()) {
            for (String schema : List.of("eventstore.sql", "fstore.sql")) {
                statement.execute(Files.readString(Path.of("target", "sql", schema)));
            }
            SqlScript.named(script).run(session);
        }
    }
}
