package dev.brigade.transactions.choreography;

import dev.brigade.messaging.EventCodec;

/** What account-service tells about payments, as far as it matters here. */
sealed interface PaymentEvent {

    record Submitted(String id, String accountId, long amount) implements PaymentEvent {}

    record Returned(String id, String accountId) implements PaymentEvent {}

    /** The names of these events. */
    EventCodec<PaymentEvent> CODEC =
            EventCodec.<PaymentEvent>named("Payment")
                    .event("PaymentSubmittedEvent", Submitted.class)
                    .event("PaymentReturnedEvent", Returned.class)
                    .complete(PaymentEvent.class);
}
