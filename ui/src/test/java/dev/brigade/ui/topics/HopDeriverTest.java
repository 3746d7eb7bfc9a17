package dev.brigade.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.CloudEvents;
import dev.brigade.messaging.EventEnvelope;
import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopPath;
import dev.brigade.ui.live.HopStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HopDeriverTest {

    static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");
    static final String TRANSACTIONS = "/transactions-service";
    static final String ACCOUNT = "/account-service";
    static final String REACTOR = "/reactor-service";

    final CommandMemory commands = new CommandMemory();
    final HopDeriver deriver = new HopDeriver(commands);
    long offset;

    @Test
    void an_event_of_the_store_is_appended_then_published() {
        List<Hop> hops = derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12);

        assertThat(hops).extracting(Hop::kind).containsExactly(HopKind.EVENT, HopKind.TOPIC);
        Hop appended = hops.getFirst();
        assertThat(appended.subject())
                .isEqualTo(
                        new Hop.Subject(
                                "transactions-service",
                                HopPath.ES,
                                "Order/o1",
                                1L,
                                "OrderCreatedEvent",
                                "e1"));
        assertThat(appended.timing()).isEqualTo(Hop.Timing.at(at(3)));
        assertThat(appended.payload()).isEqualTo("{}");
        Hop published = hops.getLast();
        assertThat(published.place()).isEqualTo(new Hop.Place("order.events.v1", 0, 0));
        assertThat(published.timing()).isEqualTo(new Hop.Timing(at(10), 7L, HopKind.EVENT, 2L));
        assertThat(published.attempt()).isEqualTo(1);
    }

    @Test
    void a_captured_event_is_written_logged_then_published() {
        Headers capture = capture("0/1A2B3C", "8");
        List<Hop> hops = derive(account("e1", 3), capture, 10, 11);

        assertThat(hops)
                .extracting(Hop::kind)
                .containsExactly(HopKind.OUTBOX, HopKind.WAL, HopKind.TOPIC);
        assertThat(hops).allMatch(hop -> hop.subject().path() == HopPath.CDC);
        assertThat(hops.get(1).timing()).isEqualTo(new Hop.Timing(at(8), 5L, HopKind.OUTBOX, null));
        assertThat(hops.get(1).detail()).isEqualTo("log position 0/1A2B3C");
        assertThat(hops.get(2).timing()).isEqualTo(new Hop.Timing(at(10), 2L, HopKind.WAL, 1L));
    }

    @Test
    void a_commit_time_that_is_not_known_is_not_made_up() {
        List<Hop> hops = derive(account("e1", 3), capture("0/1A2B3C", null), 10, 11);

        assertThat(hops).extracting(Hop::kind).containsExactly(HopKind.OUTBOX, HopKind.TOPIC);
        assertThat(hops.getLast().timing().since()).isEqualTo(HopKind.OUTBOX);
    }

    @Test
    void an_event_is_measured_from_the_command_that_went_through_here() {
        commands.sent("c1", null, at(0));

        Hop appended = derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12).getFirst();

        assertThat(appended.timing()).isEqualTo(new Hop.Timing(at(3), 3L, HopKind.COMMAND, null));
    }

    @Test
    void all_events_of_one_command_are_measured_from_it() {
        commands.sent("c1", "k1", at(0));
        var follower =
                new EventEnvelope(
                        "e2",
                        "OrderCreatedEvent",
                        TRANSACTIONS,
                        "o1",
                        at(3),
                        "Order",
                        1,
                        "c1",
                        "e1",
                        "k1",
                        null,
                        "{}");

        assertThat(derive(follower, 10, 12).getFirst().timing())
                .isEqualTo(new Hop.Timing(at(3), 3L, HopKind.COMMAND, null));
    }

    @Test
    void an_event_that_a_command_on_a_topic_made_follows_from_that_command() {
        derive(order("e1", "OrderConfirmedEvent", null, 3), 10, 12);
        derive(kitchenCommand("k1", "e1", 30), 31, 32);
        var prepared =
                new EventEnvelope(
                        "e2",
                        "OrderPreparedEvent",
                        TRANSACTIONS,
                        "o1",
                        at(36),
                        "Order",
                        2,
                        "c1",
                        "e1",
                        "k1",
                        null,
                        "{}");

        List<Hop> hops = derive(prepared, 40, 41);

        assertThat(hops.getFirst().timing())
                .isEqualTo(new Hop.Timing(at(36), 5L, HopKind.TOPIC, null));
        assertThat(hops.getLast().kind()).isEqualTo(HopKind.REACTION);
        assertThat(hops.getLast().cause().causationId()).isEqualTo("k1");
    }

    @Test
    void a_reaction_in_the_same_service_is_measured_from_the_append() {
        derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12);
        List<Hop> hops = derive(order("e2", "OrderConfirmedEvent", "e1", 20), 22, 23);

        Hop reaction = hops.getLast();
        assertThat(reaction.kind()).isEqualTo(HopKind.REACTION);
        assertThat(reaction.cause().causationId()).isEqualTo("e1");
        assertThat(reaction.subject().type()).isEqualTo("OrderConfirmedEvent");
        assertThat(reaction.timing()).isEqualTo(new Hop.Timing(at(20), 17L, HopKind.EVENT, null));
    }

    @Test
    void a_reaction_in_another_service_is_measured_from_the_topic() {
        derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12);
        List<Hop> hops = derive(kitchenCommand("k1", "e1", 30), 31, 32);

        assertThat(hops)
                .extracting(Hop::kind)
                .containsExactly(HopKind.COMMAND, HopKind.TOPIC, HopKind.REACTION);
        assertThat(hops.getLast().timing())
                .isEqualTo(new Hop.Timing(at(30), 20L, HopKind.TOPIC, null));
        assertThat(hops.getLast().subject().path()).isEqualTo(HopPath.ES);
    }

    @Test
    void an_effect_that_is_read_before_its_cause_waits_for_it() {
        List<Hop> effect = derive(order("e2", "OrderConfirmedEvent", "e1", 20), 22, 23);
        List<Hop> cause = derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12);

        assertThat(effect).noneMatch(hop -> hop.kind() == HopKind.REACTION);
        assertThat(effect.getFirst().timing().durationMs()).isNull();
        assertThat(cause.getLast().kind()).isEqualTo(HopKind.REACTION);
        assertThat(cause.getLast().subject().eventId()).isEqualTo("e2");
    }

    @Test
    void clocks_that_disagree_measure_nothing() {
        Hop published = derive(order("e1", "OrderCreatedEvent", null, 30), 10, 12).getLast();

        assertThat(published.timing().durationMs()).isNull();
        assertThat(published.timing().since()).isNull();
    }

    @Test
    void a_record_of_the_past_says_nothing_about_its_delivery() {
        ConsumerRecord<byte[], byte[]> message =
                message(order("e1", "OrderCreatedEvent", null, 3), new RecordHeaders(), 10);

        Hop published = deriver.derive(new Arrival(message, null)).getLast();

        assertThat(published.timing().deliveryMs()).isNull();
    }

    @Test
    void a_second_delivery_is_a_duplicate_and_nothing_else() {
        derive(order("e1", "OrderCreatedEvent", null, 3), 10, 12);
        List<Hop> hops = derive(order("e1", "OrderCreatedEvent", null, 3), 15, 16);

        assertThat(hops)
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.kind()).isEqualTo(HopKind.TOPIC);
                    assertThat(again.status()).isEqualTo(HopStatus.DUPLICATE);
                    assertThat(again.attempt()).isEqualTo(2);
                });
    }

    @Test
    void a_record_that_is_no_cloud_event_is_shown_with_the_reason() {
        var message =
                new ConsumerRecord<byte[], byte[]>("order.events.v1", 2, 7, null, new byte[] {1});

        List<Hop> hops = deriver.derive(new Arrival(message, null));

        assertThat(hops)
                .singleElement()
                .satisfies(poison -> {
                    assertThat(poison.status()).isEqualTo(HopStatus.FAILED);
                    assertThat(poison.place()).isEqualTo(new Hop.Place("order.events.v1", 2, 7));
                    assertThat(poison.detail()).isNotBlank();
                });
    }

    @Test
    void a_dead_letter_keeps_its_story() {
        EventEnvelope event = order("e1", "OrderCreatedEvent", null, 3);
        ConsumerRecord<byte[], byte[]> message =
                message("order.events.v1.dlt", event, new RecordHeaders(), 10);

        List<Hop> hops = deriver.derive(new Arrival(message, null));

        assertThat(hops)
                .singleElement()
                .satisfies(dead -> {
                    assertThat(dead.kind()).isEqualTo(HopKind.DEADLETTER);
                    assertThat(dead.cause().correlationId()).isEqualTo("c1");
                });
    }

    @Test
    void a_payload_that_is_too_long_is_left_out() {
        EventEnvelope event =
                new EventEnvelope(
                        "e1",
                        "OrderCreatedEvent",
                        TRANSACTIONS,
                        "o1",
                        at(3),
                        "Order",
                        1,
                        "c1",
                        null,
                        null,
                        null,
                        "x".repeat(20_000));

        assertThat(derive(event, 10, 12).getFirst().payload()).isNull();
    }

    private List<Hop> derive(EventEnvelope event, long publishedAt, long receivedAt) {
        return derive(event, new RecordHeaders(), publishedAt, receivedAt);
    }

    private List<Hop> derive(
            EventEnvelope event, Headers extra, long publishedAt, long receivedAt) {
        return new ArrayList<>(
                deriver.derive(new Arrival(message(event, extra, publishedAt), at(receivedAt))));
    }

    private ConsumerRecord<byte[], byte[]> message(
            EventEnvelope event, Headers extra, long publishedAt) {
        String topic =
                event.type().endsWith("Command")
                        ? "order.commands.v1"
                        : event.decider().toLowerCase(Locale.ROOT) + ".events.v1";
        return message(topic, event, extra, publishedAt);
    }

    private ConsumerRecord<byte[], byte[]> message(
            String topic, EventEnvelope event, Headers extra, long publishedAt) {
        var produced = CloudEvents.toRecord(topic, event);
        extra.forEach(produced.headers()::add);
        return new ConsumerRecord<>(
                topic,
                0,
                offset++,
                at(publishedAt).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                produced.key().getBytes(StandardCharsets.UTF_8),
                produced.value(),
                produced.headers(),
                Optional.empty());
    }

    private static Headers capture(String lsn, @Nullable String millis) {
        Headers headers = new RecordHeaders();
        headers.add("brigade_lsn", lsn.getBytes(StandardCharsets.UTF_8));
        if (millis != null) {
            String at = Long.toString(at(Long.parseLong(millis)).toEpochMilli());
            headers.add("brigade_committedat", at.getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static EventEnvelope order(String id, String type, @Nullable String cause, long at) {
        return event(id, type, TRANSACTIONS, "Order", "o1", cause, at);
    }

    private static EventEnvelope account(String id, long at) {
        return event(id, "CreditLimitChangedEvent", ACCOUNT, "Account", "a1", null, at);
    }

    private static EventEnvelope kitchenCommand(String id, String cause, long at) {
        return event(id, "MarkOrderAsPreparedCommand", REACTOR, "Order", "o1", cause, at);
    }

    private static EventEnvelope event(
            String id,
            String type,
            String source,
            String decider,
            String subject,
            @Nullable String cause,
            long at) {
        return new EventEnvelope(
                id, type, source, subject, at(at), decider, 1, "c1", cause, null, null, "{}");
    }

    private static Instant at(long millis) {
        return T0.plusMillis(millis);
    }
}
