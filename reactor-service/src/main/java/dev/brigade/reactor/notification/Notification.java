package dev.brigade.reactor.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a customer.
 *
 * @param id the event that it tells of
 * @param number its place in the list: a later one has a higher number
 * @param accountId whose order it is; null for one that is paid in cash at the counter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Notification(
        @JsonIgnore long number,
        String id,
        Kind kind,
        String orderId,
        @Nullable String accountId,
        String text,
        String correlationId,
        Instant createdAt) {

    /** What it tells. */
    enum Kind {
        ORDER_READY,
        ORDER_REJECTED
    }
}
