package dev.brigade.eventstore.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the guide, each with what it has to come to: lines behind it that begin with {@code
 * -->} are its rows, with {@code …} for what differs each time, or {@code ERROR} and its code.
 * Where there are none it has to succeed. A {@code :name} is the value of the column with this name
 * in the last row that there was.
 */
final class SqlScript {

    private static final String OUTCOME = "--> ";
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z_]+)");

    private record Step(String sql, List<String> outcome) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, @Nullable String> lastRow = new HashMap<>();

    private SqlScript(String text) {
        StringBuilder sql = new StringBuilder();
        List<String> outcome = List.of();
        for (String line : text.lines().toList()) {
            if (line.startsWith(OUTCOME)) {
                outcome.add(line.substring(OUTCOME.length()));
                continue;
            }
            sql.append(line).append('\n');
            if (line.endsWith(";")) {
                outcome = new ArrayList<>();
                steps.add(new Step(sql.toString().strip(), outcome));
                sql.setLength(0);
            }
        }
        assertThat(sql.toString().strip()).as("behind the last statement").isEmpty();
    }

    static SqlScript named(String name) {
        try (InputStream in = SqlScript.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new SqlScript(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the statements one after the other, in one session. */
    void run(Connection session) throws SQLException {
        assertThat(steps).isNotEmpty();
        for (Step step : steps) {
            String sql = VARIABLE.matcher(step.sql()).replaceAll(name -> literal(name.group(1)));
            if (step.outcome().size() == 1 && step.outcome().getFirst().startsWith("ERROR ")) {
                assertThatThrownBy(() -> rows(session, sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e ->
                                        assertThat("ERROR " + e.getSQLState())
                                                .isEqualTo(step.outcome().getFirst()));
                continue;
            }
            List<String> rows = rows(session, sql);
            if (!step.outcome().isEmpty()) {
                assertThat(String.join("\n", rows)).as(sql).matches(pattern(step.outcome()));
            }
        }
    }

    private static Pattern pattern(List<String> outcome) {
        String expected = String.join("\n", outcome);
        return Pattern.compile(Pattern.quote(expected).replace("…", "\\E[^|\n]+\\Q"));
    }

    private String literal(String name) {
        String value = lastRow.get(name);
        assertThat(value).as(":" + name).isNotNull();
        return "'" + value + "'";
    }

    private List<String> rows(Connection session, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = session.createStatement()) {
            if (!statement.execute(sql)) {
                return rows;
            }
            ResultSet row = statement.getResultSet();
            ResultSetMetaData columns = row.getMetaData();
            while (row.next()) {
                StringJoiner text = new StringJoiner(" | ");
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    lastRow.put(columns.getColumnName(i), row.getString(i));
                    text.add(String.valueOf(row.getString(i)));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
