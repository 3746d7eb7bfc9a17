package dev.brigade.reactor;

import static dev.brigade.reactor.WireEvents.ORDERS;
import static dev.brigade.reactor.WireEvents.cancelled;
import static dev.brigade.reactor.WireEvents.confirmed;
import static dev.brigade.reactor.WireEvents.created;
import static dev.brigade.reactor.WireEvents.prepared;
import static dev.brigade.reactor.WireEvents.rejected;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What transactions-service publishes again, with the same ids: soon after, and so long after that
 * the inbox has forgotten it.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(KitchenTime.None.class)
class RedrivenEventsIT {

    @Inject ServiceUnderTest service;
    @Inject DataSource database;

    final String order = Uuids.v7().toString();

    /** What there is to see of an order. */
    private record Effects(
            String ticket,
            List<Object> notifications,
            List<EventEnvelope> commands,
            List<Object> deadLetters) {}

    @BeforeEach
    void start() {
        service.awaitReadiness();
    }

    @Test
    void an_order_that_was_cooked_is_not_cooked_or_told_of_again() throws Exception {
        EventEnvelope[] events = {created(order, "account-1"), confirmed(order), prepared(order)};
        service.publishAndAwait(ORDERS, events[0], events[1]);
        service.awaitTicket(order, "REPORTED");
        service.publishAndAwait(ORDERS, events[2]);

        Effects effects = assertNothingChangesWhenTheyComeAgain(events);
        assertThat(effects.commands()).hasSize(1);
        assertThat(effects.notifications()).hasSize(1);
    }

    @Test
    void an_order_that_was_cancelled_is_not_cooked_after_all() throws Exception {
        EventEnvelope[] events = {created(order, "account-1"), cancelled(order)};
        service.publishAndAwait(ORDERS, events);

        Effects effects = assertNothingChangesWhenTheyComeAgain(events);
        assertThat(effects.ticket()).contains("CLOSED");
        assertThat(effects.commands()).isEmpty();
    }

    @Test
    void a_customer_hears_once_that_an_order_was_rejected() throws Exception {
        EventEnvelope[] events = {
            created(order, "account-1"), rejected(order, "over credit limit")
        };
        service.publishAndAwait(ORDERS, events);

        Effects effects = assertNothingChangesWhenTheyComeAgain(events);
        assertThat(effects.commands()).isEmpty();
        assertThat(effects.notifications()).hasSize(1);
    }

    /** Neither while the inbox knows them, nor when it does not; nor when only the first come. */
    private Effects assertNothingChangesWhenTheyComeAgain(EventEnvelope... events)
            throws Exception {
        Effects before = effects();
        service.publishAndAwait(ORDERS, events);
        assertThat(effects()).isEqualTo(before);
        for (int end = events.length; end > 0; end--) {
            forgetTheInbox();
            service.publishAndAwait(
                    ORDERS, List.of(events).subList(0, end).toArray(EventEnvelope[]::new));
            assertThat(effects()).isEqualTo(before);
        }
        return before;
    }

    private Effects effects() throws SQLException {
        return new Effects(
                ticket(),
                given().get("/api/notifications?limit=200")
                        .jsonPath()
                        .getList("items.findAll { it.orderId == '%s' }".formatted(order)),
                service.commands().to(order),
                given().get("/api/dead-letters").jsonPath().getList("items"));
    }

    /** The route lists tickets that were opened; this is there before. */
    private String ticket() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select ticket::text from ticket where order_id = ?")) {
            select.setString(1, order);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private void forgetTheInbox() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from inbox")).isPositive();
        }
    }
}
