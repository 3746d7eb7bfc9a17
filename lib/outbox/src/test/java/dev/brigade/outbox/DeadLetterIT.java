package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.outbox.RelayStatus.State;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events that Kafka will never take. */
@ParameterizedClass
@EnumSource(Kind.class)
class DeadLetterIT {
    final Marketplace market;

    DeadLetterIT(Kind kind) {
        market = new Marketplace(kind);
    }

    @AfterEach
    void close() throws SQLException {
        market.close();
    }

    @Test
    void an_event_that_is_too_large_goes_to_the_dead_letters_and_the_others_pass()
            throws Exception {
        OutboxEvent large =
                Marketplace.event(
                        market.topic, "a1", 1, "{\"text\": \"" + "x".repeat(2_000_000) + "\"}");
        OutboxEvent next = market.event("a2", 1);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(large, next);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(next.id().toString());
            await().until(() -> relay.status().deadLetters() == 1);
            await().until(() -> relay.status().state() == State.RUNNING);
        }
        assertThat(
                        market.query(
                                "select event_id from outbox_dead_letter where cause like '%larger than%'"))
                .isEqualTo(large.id().toString());
        assertThat(market.query("select event ->> 'aggregateid' from outbox_dead_letter"))
                .isEqualTo("a1");
        assertThat(market.query("select event ->> 'version' from outbox_dead_letter"))
                .isEqualTo("1");
    }

    @Test
    void an_event_for_a_topic_that_cannot_be_goes_to_the_dead_letters() throws Exception {
        OutboxEvent next = market.event("a2", 1);
        try (Relay _ = market.start();
                TopicReader reader = market.reader()) {
            market.commit(Marketplace.event("no such topic!", "a1", 1, "{}"), next);
            assertThat(reader.await(1))
                    .extracting(TopicReader::id)
                    .containsExactly(next.id().toString());
        }
        assertThat(market.query("select topic from outbox_dead_letter"))
                .isEqualTo("no such topic!");
    }

    /** Whatever is marked as done, it is not what stands behind it. */
    @Test
    void an_event_that_cannot_even_be_put_aside_is_waited_for_with_all_behind_it()
            throws Exception {
        OutboxEvent first = market.event("a1", 1);
        OutboxEvent large = large("a1", 2);
        OutboxEvent behind = market.event("a2", 1);
        OutboxEvent last = market.event("a3", 1);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            await().until(() -> relay.status().state() == State.RUNNING);
            market.fillDisk("outbox_dead_letter");
            long before = market.commit(first, large, behind);
            market.commit(last);
            await().until(() -> relay.status().state() == State.DATABASE_FULL);
            assertThat(market.released()).isLessThanOrEqualTo(before);
            market.makeRoom();
            reader.await(first, behind, last);
            await().until(() -> relay.status().deadLetters() == 1);
        }
        assertThat(market.query("select event_id from outbox_dead_letter"))
                .isEqualTo(large.id().toString());
    }

    @Test
    void what_follows_an_event_that_was_put_aside_passes_in_order() throws Exception {
        OutboxEvent first = market.event("a1", 1);
        OutboxEvent third = market.event("a1", 3);
        OutboxEvent other = market.event("a2", 1);
        OutboxEvent fourth = market.event("a1", 4);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(first, large("a1", 2), third, other);
            market.commit(fourth);
            assertThat(reader.await(fourth))
                    .filteredOn(id -> !id.equals(other.id().toString()))
                    .containsExactlyElementsOf(TopicReader.ids(first, third, fourth));
            await().until(() -> relay.status().deadLetters() == 1);
        }
    }

    /** As when it was put aside, and is asked for again before anything behind it is published. */
    @Test
    void an_event_that_stands_in_the_log_twice_holds_nothing_up() throws Exception {
        OutboxEvent large = large("a1", 1);
        OutboxEvent next = market.event("a2", 1);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.commit(large, large, next);
            assertThat(reader.await(next)).containsExactly(next.id().toString());
            await().until(() -> relay.status().deadLetters() == 1);
        }
    }

    @Test
    void an_event_whose_time_cannot_be_told_goes_to_the_dead_letters() throws Exception {
        OutboxEvent next = market.event("a1", 2);
        try (Relay relay = market.start();
                TopicReader reader = market.reader()) {
            market.execute(
                    """
                    insert into outbox (id, aggregatetype, aggregateid, type, payload, decider, version, correlationid, occurred_at)
                    values (gen_random_uuid(), '%s', 'a1', 'AccountOpenedEvent', '{}', 'Account', 1, 'c', 'infinity')
                    """
                            .formatted(market.topic));
            market.commit(next);
            assertThat(reader.await(next)).containsExactly(next.id().toString());
            await().until(() -> relay.status().deadLetters() == 1);
        }
    }

    private OutboxEvent large(String aggregate, long version) {
        return Marketplace.event(
                market.topic, aggregate, version, "{\"text\": \"" + "x".repeat(2_000_000) + "\"}");
    }
}
