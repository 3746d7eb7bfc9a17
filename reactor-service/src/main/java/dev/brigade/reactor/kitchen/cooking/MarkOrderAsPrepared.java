package dev.brigade.reactor.kitchen.cooking;

import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import dev.brigade.reactor.kitchen.Opening;
import java.time.Instant;

/** The command to the order: you are prepared. */
record MarkOrderAsPrepared(String id) {

    /** The topic that the commands go to. */
    static final String TOPIC = "order.commands.v1";

    private static final EventCodec<MarkOrderAsPrepared> CODEC =
            EventCodec.<MarkOrderAsPrepared>named("Order")
                    .event("MarkOrderAsPreparedCommand", MarkOrderAsPrepared.class)
                    .build();

    /**
     * The command as it goes over the wire. An order has one such command in its life, so its id is
     * made of the order's: whoever sends it again, sends the same one.
     */
    EventEnvelope envelope(Opening opening, Instant at) {
        String commandId = Uuids.derived("kitchen", "MarkOrderAsPreparedCommand", id).toString();
        return new EventEnvelope(
                commandId,
                CODEC.kind(this),
                "/reactor-service",
                id,
                at,
                "Order",
                0,
                opening.correlationId(),
                opening.causationId(),
                commandId,
                opening.traceparent(),
                CODEC.encode(this));
    }
}
