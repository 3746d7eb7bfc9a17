package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Schema {@code fstore} beside the store it stands in for. What is expected is what that one did:
 * its {@code schema.sql} was installed into an empty database, and the statements were run there
 * with {@code -Dfstore.original=jdbc:…}, which writes the outcomes down.
 */
class FstoreBehaviourIT {

    private static final String STATEMENTS = "fstore/behaviour.sql";
    private static final String OUTCOMES = "fstore/behaviour.txt";

    @Test
    void every_statement_has_the_outcome_it_has_there() throws SQLException {
        try (AgroalDataSource dataSource = Databases.withEventStore()) {
            Installer.ofFstore().install(dataSource);

            assertThat(new Transcript("fstore").of(dataSource, Sql.text(STATEMENTS)))
                    .isEqualTo(Sql.text(OUTCOMES));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "fstore.original", matches = "jdbc:.*")
    void the_outcomes_are_written_down() throws SQLException, IOException {
        PGSimpleDataSource original = new PGSimpleDataSource();
        original.setUrl(System.getProperty("fstore.original"));

        Files.writeString(
                Path.of("src/test/resources/dev/brigade/eventstore", OUTCOMES),
                new Transcript("public").of((DataSource) original, Sql.text(STATEMENTS)));
    }
}
