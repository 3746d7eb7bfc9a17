package dev.brigade.account;

import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.backing.BackingKafka;
import dev.brigade.backing.BackingPostgres;
import dev.brigade.messaging.TopicSpec;
import dev.brigade.messaging.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the tables of the service, and the topics of accounts. */
public final class Registry {

    public final PGSimpleDataSource database = new PGSimpleDataSource();
    public final String kafka = BackingKafka.shared().bootstrapServers();

    /** An empty one. */
    public Registry() {
        BackingPostgres postgres = BackingPostgres.shared();
        database.setUrl(postgres.newDatabaseUrl());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Flyway.configure().dataSource(database).load().migrate();
        Topics.ensure(kafka, AccountAnnouncements.TOPICS);
    }

    /** The topics of accounts. */
    public List<String> topics() {
        return AccountAnnouncements.TOPICS.stream().map(TopicSpec::name).toList();
    }

    /** Writes accounts; their numbers are their versions and their credit limits. */
    public void open(int from, int to) throws SQLException {
        execute(
                """
                insert into account
                select 'account-' || lpad(n::text, 7, '0'), 'Zoë', 'zoe@example.org', '+381641234567', '1 Main St', '11000',
                       'RS', '**** **** **** 1111', 'SEALED-CARD', n, case when n %% 7 = 0 then 'CLOSED' else 'OPEN' end, n
                  from generate_series(%d, %d) n
                """
                        .formatted(from, to));
    }

    /** Changes something, and commits. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row; "nothing" when there is none. */
    public String query(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
