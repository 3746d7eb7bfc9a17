package dev.brigade.account.account.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.messaging.TopicSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Dumps of all accounts: taking them now, and reading what was taken. Thread-safe. */
public final class Dumps {

    private final DataSource database;
    private final Dumper dumper;
    private final DumpLog log = new DumpLog();

    /** The dumps of this database, with positions in the topics of this broker. */
    public Dumps(DataSource database, String bootstrapServers, DumpSettings settings) {
        List<String> topics = AccountAnnouncements.TOPICS.stream().map(TopicSpec::name).toList();
        this.database = database;
        this.dumper = new Dumper(database, new TopicEnds(bootstrapServers, topics), settings);
    }

    private interface Attempt {
        Optional<AccountDump> run() throws SQLException;
    }

    /**
     * Takes a dump, which takes some seconds for a million accounts; empty when another one is
     * being taken, here or in another instance.
     *
     * @throws DumpFailedException when Kafka is away
     */
    public Optional<AccountDump> take() throws SQLException {
        return logged(dumper::take);
    }

    /** The same if a dump is due; empty too when none is. */
    Optional<AccountDump> takeIfDue() throws SQLException {
        Optional<AccountDump> taken = logged(dumper::takeIfDue);
        newest().ifPresent(log::seen);
        return taken;
    }

    private Optional<AccountDump> logged(Attempt attempt) throws SQLException {
        try {
            Optional<AccountDump> taken = attempt.run();
            taken.ifPresent(log::taken);
            return taken;
        } catch (SQLException | RuntimeException failure) {
            log.failed(failure);
            throw failure;
        }
    }

    /** How it goes. */
    public DumpStatus status() {
        return log.status();
    }

    /** All that are kept, the newest first. */
    public List<AccountDump> list() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DumpTable.list(connection);
        }
    }

    /** The newest. */
    public Optional<AccountDump> newest() throws SQLException {
        return list().stream().findFirst();
    }

    /** The one with this id, if it is kept. */
    public Optional<AccountDump> find(String id) throws SQLException {
        return list().stream().filter(dump -> dump.id().equals(id)).findFirst();
    }

    /**
     * Writes the lines of a dump, a part at a time; no transaction is open meanwhile.
     *
     * @throws IOException when it is deleted meanwhile, or the reader is gone
     */
    public void copy(AccountDump dump, OutputStream to) throws IOException {
        long left = dump.bytes();
        for (int number = 0; left > 0; number++) {
            byte[] lines = part(dump.id(), number).getBytes(UTF_8);
            to.write(lines);
            left -= lines.length;
        }
    }

    private String part(String id, int number) throws IOException {
        try (Connection connection = database.getConnection()) {
            return DumpTable.part(connection, id, number)
                    .orElseThrow(() -> new IOException("The dump " + id + " was deleted"));
        } catch (SQLException e) {
            throw new IOException("The dump " + id + " cannot be read", e);
        }
    }
}
