package dev.brigade.reactor.kitchen.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.decider.Decision.Refused;
import dev.brigade.messaging.EventCodec;
import dev.brigade.reactor.kitchen.TicketEvent;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotOpened;
import dev.brigade.reactor.kitchen.TicketEvent.TicketNotPrepared;

/** Refusals as callers see them. Other events of tickets never leave the kitchen. */
final class TicketRefusals {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventCodec<TicketEvent> CODEC =
            EventCodec.<TicketEvent>named("Ticket")
                    .refusal("TicketNotOpenedEvent", TicketNotOpened.class)
                    .refusal("TicketNotPreparedEvent", TicketNotPrepared.class)
                    .build();

    private TicketRefusals() {}

    static JsonNode json(Refused<TicketEvent> refused) {
        try {
            return JSON.readTree(CODEC.encode(refused.events().getFirst()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A codec writes JSON", impossible);
        }
    }
}
