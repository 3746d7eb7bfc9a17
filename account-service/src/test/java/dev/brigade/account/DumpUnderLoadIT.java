package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.account.Replica.Credit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dumps that are taken while accounts are opened and changed. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DumpUnderLoadIT {

    private static final int WRITERS = 4;
    private static final int DUMPS = 8;

    @Inject DataSource database;
    @Inject ServiceUnderTest service;

    private final AtomicBoolean open = new AtomicBoolean(true);

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void each_dump_and_the_events_behind_its_positions_are_all_that_happened() throws Exception {
        List<JsonNode> dumps = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(this::write));
            }
            while (dumps.size() < DUMPS) {
                dumps.add(
                        new ObjectMapper().readTree(given().post("/api/account-dumps").asString()));
            }
            open.set(false);
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isGreaterThan(DUMPS);
            }
        }
        Map<String, Credit> rows = rows();
        for (JsonNode dump : dumps.subList(1, dumps.size())) { // the first is deleted by now
            try (Replica replica = replica(dump)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(replica.follow()).isEqualTo(rows));
            }
        }
    }

    private int write() {
        int written = 0;
        for (String account = openAccount(); open.get(); written++) {
            if (written % 10 == 9) {
                account = openAccount();
            }
            changeCreditLimit(account, written).statusCode(200);
        }
        return written;
    }

    private Replica replica(JsonNode dump) {
        String lines =
                given().get("/api/account-dumps/" + dump.path("id").asText() + "/accounts")
                        .asString();
        return new Replica(service.topics().bootstrapServers(), dump, lines.lines().toList());
    }

    private Map<String, Credit> rows() throws SQLException {
        Map<String, Credit> rows = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select id, version, credit_limit from account")) {
            while (row.next()) {
                rows.put(row.getString(1), new Credit(row.getLong(2), row.getLong(3)));
            }
        }
        return rows;
    }
}
