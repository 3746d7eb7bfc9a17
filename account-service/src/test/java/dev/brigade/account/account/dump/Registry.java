package dev.brigade.account.account.dump;

import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the tables of the service, and the topics of accounts. */
final class Registry {

    static final DumpSettings DAILY =
            new DumpSettings(LocalTime.MIDNIGHT, Duration.ofDays(1), 2, Duration.ofDays(14));

    final PGSimpleDataSource database = new PGSimpleDataSource();
    final String kafka = BackingKafka.shared().bootstrapServers();

    Registry() {
        BackingPostgres postgres = BackingPostgres.shared();
        database.setUrl(postgres.newDatabaseUrl());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Flyway.configure().dataSource(database).load().migrate();
        Topics.ensure(kafka, AccountAnnouncements.TOPICS);
    }

    /** An instance of the service, as far as dumps go. */
    Dumps dumps() {
        return dumps(DAILY);
    }

    Dumps dumps(DumpSettings settings) {
        return new Dumps(database, kafka, settings);
    }

    List<String> topics() {
        return AccountAnnouncements.TOPICS.stream().map(TopicSpec::name).toList();
    }

    void open(int from, int to) throws SQLException {
        execute(
                """
                insert into account
                select 'account-' || lpad(n::text, 7, '0'), 'Zoë', 'zoe@example.org', '+381641234567', '1 Main St', '11000',
                       'RS', '**** **** **** 1111', 'SEALED-CARD', n, case when n %% 7 = 0 then 'CLOSED' else 'OPEN' end, n
                  from generate_series(%d, %d) n
                """
                        .formatted(from, to));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> lines(Dumps dumps, AccountDump dump) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dumps.copy(dump, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
