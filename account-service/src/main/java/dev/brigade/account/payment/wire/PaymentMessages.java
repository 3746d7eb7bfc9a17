package dev.brigade.account.payment.wire;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.payment.PaymentEvent;
import dev.brigade.account.payment.PaymentEvent.PaymentNotReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentNotSubmitted;
import dev.brigade.account.payment.PaymentEvent.PaymentReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentSubmitted;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.TopicSpec;
import java.time.Duration;

/** What goes out for each event of a payment, under which name, and where to. */
public final class PaymentMessages {

    /** The name of the decider on the wire. */
    public static final String DECIDER = "Payment";

    /** The topic, as it should be created. */
    public static final TopicSpec TOPIC =
            new TopicSpec("payment.events.v1", 3, Duration.ofDays(30), false);

    private static final EventCodec<PaymentMessage> CODEC =
            EventCodec.<PaymentMessage>named(DECIDER)
                    .event("PaymentSubmittedEvent", PaymentMessage.Submitted.class)
                    .event("PaymentReturnedEvent", PaymentMessage.Returned.class)
                    .event("PaymentSnapshotEvent", PaymentMessage.Snapshot.class)
                    .refusal("PaymentNotSubmittedEvent", PaymentMessage.NotSubmitted.class)
                    .refusal("PaymentNotReturnedEvent", PaymentMessage.NotReturned.class)
                    .complete(PaymentMessage.class);

    private PaymentMessages() {}

    /** The event's JSON. */
    public static String json(PaymentEvent event) {
        return CODEC.encode(of(event));
    }

    /** The event, ready to go. */
    public static Announcement event(PaymentEvent event) {
        return Announcement.of(TOPIC.name(), CODEC, DECIDER, event.id(), of(event));
    }

    /** What a payment is, ready to go. */
    public static Announcement snapshot(PaymentMessage.Snapshot snapshot) {
        return Announcement.of(TOPIC.name(), CODEC, DECIDER, snapshot.id(), snapshot);
    }

    private static PaymentMessage of(PaymentEvent event) {
        return switch (event) {
            case PaymentSubmitted(var id, var it) ->
                    new PaymentMessage.Submitted(
                            id, it.accountId(), it.amount(), it.source().name());
            case PaymentReturned(var id, var it) ->
                    new PaymentMessage.Returned(id, it.accountId(), it.amount());
            case PaymentNotSubmitted(var id, var it, var reason) ->
                    new PaymentMessage.NotSubmitted(
                            id, it.accountId(), it.amount(), it.source().name(), reason);
            case PaymentNotReturned(var id, var reason) ->
                    new PaymentMessage.NotReturned(id, reason);
        };
    }
}
