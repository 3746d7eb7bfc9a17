package dev.brigade.reactor.kitchen.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.brigade.reactor.kitchen.Opening;
import dev.brigade.reactor.kitchen.Slip.Dish;
import dev.brigade.reactor.kitchen.storage.TicketColumns;
import dev.brigade.reactor.kitchen.storage.TicketList.Entry;
import dev.brigade.reactor.kitchen.storage.TicketStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is shown. Times that have not come are left out.
 *
 * @param id the same as its order's
 * @param version how many events the ticket has had
 * @param reason why it was closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketItem(
        String id,
        String orderId,
        String restaurantId,
        TicketStatus status,
        List<Dish> dishes,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Instant preparedAt,
        @Nullable Instant reportedAt,
        @Nullable String reason,
        @Nullable String correlationId,
        long version) {

    static TicketItem of(Entry entry) {
        TicketColumns ticket = entry.ticket();
        Opening opening = ticket.opening();
        return new TicketItem(
                ticket.slip().orderId(),
                ticket.slip().orderId(),
                ticket.slip().restaurantId(),
                ticket.status(),
                ticket.slip().dishes(),
                opening == null ? null : opening.at(),
                ticket.dueAt(),
                ticket.preparedAt(),
                ticket.reportedAt(),
                ticket.closingReason(),
                opening == null ? null : opening.correlationId(),
                entry.version());
    }
}
