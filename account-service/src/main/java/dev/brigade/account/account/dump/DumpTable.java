package dev.brigade.account.account.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.account.command.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of dumps, within the caller's transaction. */
final class DumpTable {

    private static final String ADD = Sql.read(DumpTable.class, "add_dump.sql");
    private static final String ADD_PART = Sql.read(DumpTable.class, "add_part.sql");
    private static final String LIST = Sql.read(DumpTable.class, "list_dumps.sql");
    private static final String PART = Sql.read(DumpTable.class, "read_part.sql");
    private static final String FORGET = Sql.read(DumpTable.class, "forget_dumps.sql");
    private static final ObjectMapper JSON = new ObjectMapper();

    private DumpTable() {}

    static void add(Connection transaction, AccountDump dump) throws SQLException {
        try (PreparedStatement add = transaction.prepareStatement(ADD)) {
            add.setObject(1, UUID.fromString(dump.id()));
            add.setObject(2, dump.takenAt().atOffset(ZoneOffset.UTC));
            add.setLong(3, dump.accounts());
            add.setLong(4, dump.bytes());
            add.setString(5, json(dump.positions()));
            add.executeUpdate();
        }
    }

    static void addPart(Connection transaction, String dumpId, int number, String lines)
            throws SQLException {
        try (PreparedStatement add = transaction.prepareStatement(ADD_PART)) {
            add.setObject(1, UUID.fromString(dumpId));
            add.setInt(2, number);
            add.setString(3, lines);
            add.executeUpdate();
        }
    }

    /** All there are, the newest first. */
    static List<AccountDump> list(Connection connection) throws SQLException {
        List<AccountDump> dumps = new ArrayList<>();
        try (PreparedStatement list = connection.prepareStatement(LIST);
                ResultSet rows = list.executeQuery()) {
            while (rows.next()) {
                dumps.add(read(rows));
            }
        }
        return dumps;
    }

    /** The lines of a part; empty behind the last one. */
    static Optional<String> part(Connection connection, String dumpId, int number)
            throws SQLException {
        try (PreparedStatement part = connection.prepareStatement(PART)) {
            part.setObject(1, UUID.fromString(dumpId));
            part.setInt(2, number);
            try (ResultSet row = part.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static void forget(Connection transaction, int keep, Duration maxAge) throws SQLException {
        try (PreparedStatement forget = transaction.prepareStatement(FORGET)) {
            forget.setInt(1, keep);
            forget.setLong(2, maxAge.toSeconds());
            forget.executeUpdate();
        }
    }

    private static AccountDump read(ResultSet row) throws SQLException {
        return new AccountDump(
                row.getString("id"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getLong("accounts"),
                row.getLong("bytes"),
                positions(row.getString("positions")));
    }

    private static String json(List<TopicPosition> positions) {
        try {
            return JSON.writeValueAsString(positions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Positions cannot be written", e);
        }
    }

    private static List<TopicPosition> positions(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own positions do not read", e);
        }
    }
}
