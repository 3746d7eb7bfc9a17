package dev.brigade.transactions.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/guide/sign-in.md: who may do what. */
final class AccessTable {

    private static final Path GUIDE = Path.of("../docs/guide/sign-in.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private AccessTable() {}

    /** One line: what it is about, and the words that stand for each kind of caller. */
    record Row(String what, String nobody, String customer, String restaurant, String admin) {

        boolean isCommand() {
            return what.endsWith("Command");
        }

        boolean isRoute() {
            return what.contains(" /api/");
        }

        String method() {
            return what.substring(0, what.indexOf(' '));
        }

        String path() {
            return what.substring(what.indexOf(' ') + 1);
        }
    }

    static List<Row> rows() {
        try {
            return Files.readAllLines(GUIDE).stream()
                    .dropWhile(line -> !line.equals("## The table of transactions-service"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row ->
                            new Row(
                                    cell(row, 1),
                                    cell(row, 2),
                                    cell(row, 3),
                                    cell(row, 4),
                                    cell(row, 5)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String cell(Matcher row, int index) {
        return Objects.requireNonNull(row.group(index));
    }
}
