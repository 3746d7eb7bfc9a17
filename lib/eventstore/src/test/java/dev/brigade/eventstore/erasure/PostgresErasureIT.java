package dev.brigade.eventstore.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.PostgresEventStore;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresErasureIT extends ErasureContract {

    private static final SecretKey MASTER = Aes.newKey();

    private final AgroalDataSource dataSource;

    PostgresErasureIT() {
        AgroalDataSource pool = Databases.withEventStore();
        dataSource = pool;
        super(new PostgresEventStore(pool), new PostgresPersonKeys(pool, MASTER));
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }

    @Test
    void nothing_personal_and_no_usable_key_is_anywhere_in_the_database() throws SQLException {
        append(ANN);

        String database =
                String.join("\n", query("select e::text from eventstore.events e"))
                        + query("select k::text from eventstore.person_keys k");
        assertThat(database).contains("ann").doesNotContain("Smith").doesNotContain("nuts");
        String key = hex(keys.forWriting("ann").orElseThrow().getEncoded());
        assertThat(database).doesNotContain(key);
        keys.forget("ann");
        assertThat(query("select coalesce(wrapped_key::text, 'none') from eventstore.person_keys"))
                .containsExactly("none");
    }

    @Test
    void another_master_key_is_an_error_and_not_an_erasure() {
        append(ANN);
        var withAnother = new PostgresPersonKeys(dataSource, Aes.newKey());

        assertThatThrownBy(() -> withAnother.forReading(List.of("ann")))
                .isInstanceOfSatisfying(
                        UndecipherableException.class, e -> assertThat(e.code()).isEqualTo("ES042"))
                .hasMessageContaining("master key");
    }

    @Test
    void a_master_key_of_another_size_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresPersonKeys(dataSource, Aes.key(new byte[16])));
    }

    @Test
    void a_name_that_is_empty_or_too_long_has_a_code() {
        for (String name : List.of("", "x".repeat(256))) {
            assertThatThrownBy(() -> keys.forWriting(name))
                    .isInstanceOfSatisfying(
                            EventStoreException.class,
                            e -> assertThat(e.code()).isEqualTo("23514"));
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
