package dev.brigade.reactor;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records as transactions-service and account-service publish them. */
public final class WireEvents {

    public static final String ORDERS = "order.events.v1";
    public static final String ACCOUNTS = "account.events.v1";

    public static final String TRACEPARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private WireEvents() {}

    /** Two soups from restaurant-1. */
    public static EventEnvelope created(String orderId, @Nullable String accountId) {
        String account = accountId == null ? "" : "\"accountId\": \"%s\",".formatted(accountId);
        return order(
                "OrderCreatedEvent",
                orderId,
                1,
                """
                "restaurantId": "restaurant-1", %s "total": "17.98",
                "menuItems": [{"menuItemId": "m1", "name": "Soup", "price": "8.99", "quantity": 2}]
                """
                        .formatted(account));
    }

    public static EventEnvelope confirmed(String orderId) {
        return order("OrderConfirmedEvent", orderId, 2, "\"transactionId\": \"t-1\"");
    }

    public static EventEnvelope rejected(String orderId, String reason) {
        return order("OrderRejectedEvent", orderId, 2, "\"reason\": \"%s\"".formatted(reason));
    }

    public static EventEnvelope cancelled(String orderId) {
        return order("OrderCancelledEvent", orderId, 3, "\"reason\": \"changed my mind\"");
    }

    public static EventEnvelope prepared(String orderId) {
        return order("OrderPreparedEvent", orderId, 3, "\"more\": \"than this reader knows\"");
    }

    public static EventEnvelope creditLimitChanged(String accountId, long version, long limit) {
        return envelope(
                "CreditLimitChangedEvent",
                "/account-service",
                "Account",
                accountId,
                version,
                "\"oldCreditLimit\": 1, \"newCreditLimit\": %d".formatted(limit));
    }

    public static EventEnvelope accountOpened(String accountId, long version, long limit) {
        return envelope(
                "AccountOpenedEvent",
                "/account-service",
                "Account",
                accountId,
                version,
                """
                "holderName": "Ada", "email": "ada@example.com", "phone": "+442079460000",
                "address": {"streetAddress": "1 Road", "zipOrPostal": "1", "countryCode": "GB"},
                "cardMasked": "************1111", "creditLimit": %d, "status": "OPEN"
                """
                        .formatted(limit));
    }

    /** What an account is, as an operator has it published again. */
    public static EventEnvelope accountSnapshot(
            String accountId, long version, long limit, String status) {
        return envelope(
                "AccountSnapshotEvent",
                "/account-service",
                "Account",
                accountId,
                version,
                """
                "accountVersion": %d, "holderName": "Ada", "email": "ada@example.com",
                "phone": "+442079460000", "cardMasked": "************1111", "creditLimit": %d,
                "address": {"streetAddress": "1 Road", "zipOrPostal": "1", "countryCode": "GB"},
                "status": "%s"
                """
                        .formatted(version, limit, status));
    }

    private static EventEnvelope order(String type, String orderId, long version, String fields) {
        return envelope(type, "/transactions-service", "Order", orderId, version, fields);
    }

    private static EventEnvelope envelope(
            String type, String source, String decider, String id, long version, String fields) {
        return new EventEnvelope(
                Uuids.v7().toString(),
                type,
                source,
                id,
                Instant.now(),
                decider,
                version,
                "correlation-" + id,
                null,
                null,
                TRACEPARENT,
                """
                {"kind": "%s", "decider": "%s", "id": "%s", "version": 1, "final": false, %s}
                """
                        .formatted(type, decider, id, fields));
    }
}
