package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * A defect: one text of an SQL object is another.
 *
 * @param object whose file it is in
 */
record Mutation(String object, String text, String by) {

    /**
     * A claim in sixteen counts a slot's generation up: then it is another row, which some defects
     * do not concern.
     */
    static final Mutation SAME_GENERATION =
            new Mutation("next_generation", "last + (random() < 1.0 / 16)::int", "last");

    /** Installs the SQL with these defects; fails when a text is not there. */
    static void install(DataSource dataSource, List<Mutation> mutations) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String object : Sql.text("sql/objects.txt").lines().toList()) {
                String sql = Sql.text("sql/" + object + ".sql");
                for (Mutation mutation : mutations) {
                    sql = mutation.object().equals(object) ? mutation.applied(sql) : sql;
                }
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("%s cannot be installed".formatted(mutations), e);
        }
    }

    private String applied(String sql) {
        assertThat(sql).contains(text);
        return sql.replace(text, by);
    }
}
