package dev.brigade.account.command;

import static dev.brigade.account.ServiceUnderTest.newId;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.brigade.account.BackingServices;
import dev.brigade.account.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails on its way leaves nothing: no row, no event, no claim on its command id. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RollbackIT {

    private static final String EVENTS = "account.events.v1";

    @Inject CommandTransaction transaction;
    @Inject ServiceUnderTest service;
    @Inject DataSource database;

    @BeforeEach
    void start() {
        ServiceUnderTest.awaitReadiness();
    }

    @Test
    void a_transaction_that_rolls_back_leaves_neither_row_nor_event() throws SQLException {
        String id = newId("rolled-back");
        Call call = Call.of(newId("call"), "fingerprint", _ -> true, "c", "t");
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.handle(call, unit -> writeAndFail(id, unit)))
                .withMessage("after all writes");

        assertThat(count("select count(*) from payment where id = ?", id)).isZero();
        assertThat(
                        count(
                                "select count(*) from handled_command where command_id = ?",
                                call.commandId()))
                .isZero();
        // What commits later overtakes nothing, so all that was to come before it has come.
        String later = openAccount();
        service.awaitEvents(EVENTS, later, 1);
        assertThat(service.topics().events(EVENTS, id)).isEmpty();
    }

    @Test
    void a_command_that_failed_may_be_repeated() {
        String id = newId("repeated");
        Call call = Call.of(newId("call"), "fingerprint", _ -> true, "c", "t");
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.handle(call, unit -> writeAndFail(id, unit)));
        Answer answer = transaction.handle(call, unit -> write(id, unit));
        assertThat(answer.replayed()).isFalse();
        assertThat(transaction.handle(call, unit -> write(id, unit)).replayed()).isTrue();
        assertThat(service.awaitEvents(EVENTS, id, 1)).hasSize(1);
    }

    private static void writeAndFail(String id, UnitOfWork unit) {
        write(id, unit);
        throw new IllegalStateException("after all writes");
    }

    private static void write(String id, UnitOfWork unit) {
        unit.write(connection -> insertPayment(connection, id));
        unit.publish(
                new Announcement(EVENTS, "Account", id, "AccountClosedEvent", "{\"id\": \"x\"}"),
                1);
    }

    private static void insertPayment(Connection transaction, String id) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement(
                        "insert into payment values (?, 'a', 1, 'SAVINGS', 'SUBMITTED', 1)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    private long count(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
