package dev.brigade.readmodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of one table, from the .sql files beside this class. */
record TableSql(String create, String find, String findForUpdate, String put) {

    static TableSql of(String table) {
        return new TableSql(
                load("table", table),
                load("find", table),
                load("find_for_update", table),
                load("put", table));
    }

    private static String load(String name, String table) {
        try (InputStream in = TableSql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{table}", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
