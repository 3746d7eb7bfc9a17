package dev.brigade.eventstore.erasure;

import dev.brigade.eventstore.EventStoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.sql.DataSource;

/**
 * Keys in the table {@code eventstore.person_keys}, wrapped by a master key that is kept elsewhere:
 * who has the database alone can read nothing. Old backups and the write-ahead log have a dropped
 * key until they are thrown away. Thread-safe.
 */
public final class PostgresPersonKeys implements PersonKeys {

    private final DataSource dataSource;
    private final SecretKey master;

    /**
     * @param dataSource of the database that the event store is installed in
     * @param master an AES key of 256 bits; whoever loses it has forgotten everybody
     * @throws IllegalArgumentException when it is no such key
     */
    public PostgresPersonKeys(DataSource dataSource, SecretKey master) {
        this.dataSource = dataSource;
        this.master = Aes.require(master);
    }

    @Override
    public Optional<SecretKey> forWriting(String person) {
        return call(
                "select eventstore.claim_person_key(?, ?)",
                statement -> {
                    statement.setString(1, person);
                    statement.setBytes(2, wrapped(person, Aes.newKey()));
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return Optional.ofNullable(row.getBytes(1))
                                .map(key -> unwrapped(person, key));
                    }
                });
    }

    @Override
    public Map<String, SecretKey> forReading(Collection<String> persons) {
        return call(
                "select person, wrapped_key from eventstore.get_person_keys(?)",
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("text", persons.toArray()));
                    Map<String, SecretKey> keys = new HashMap<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            String person = rows.getString(1);
                            keys.put(person, unwrapped(person, rows.getBytes(2)));
                        }
                    }
                    return keys;
                });
    }

    @Override
    public void forget(String person) {
        call(
                "select eventstore.forget_person(?)",
                statement -> {
                    statement.setString(1, person);
                    return statement.execute();
                });
    }

    private byte[] wrapped(String person, SecretKey key) {
        return Aes.encrypt(master, key.getEncoded(), person.getBytes(StandardCharsets.UTF_8));
    }

    private SecretKey unwrapped(String person, byte[] wrapped) {
        byte[] key =
                Aes.decrypt(master, wrapped, person.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(() ->
                                new UndecipherableException(
                                        "The master key is not the one that the key of %s is wrapped by"
                                                .formatted(person)));
        return Aes.key(key);
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T call(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw EventStoreException.of(e);
        }
    }
}
