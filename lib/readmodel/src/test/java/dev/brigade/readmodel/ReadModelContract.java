package dev.brigade.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every running read model does, whatever it is stored in. */
abstract class ReadModelContract {

    record Account(String holderName, long creditLimit, int changes) {}

    record Opened(String id, String holderName, long creditLimit) {}

    record LimitChanged(String id, long newCreditLimit) {}

    record Closed(String id) {}

    static final EventType<Opened> OPENED = EventType.of("AccountOpenedEvent", Opened.class);
    static final EventType<LimitChanged> LIMIT_CHANGED =
            EventType.of("CreditLimitChangedEvent", LimitChanged.class);
    static final EventType<Closed> CLOSED = EventType.of("AccountClosedEvent", Closed.class);

    static final ReadModel<VersionedTable<Account>> ACCOUNTS =
            ReadModel.<VersionedTable<Account>>named("accounts")
                    .on(OPENED, (event, table) -> table.put(event.id(), account(event)))
                    .on(
                            LIMIT_CHANGED,
                            (event, table) ->
                                    table.update(event.id(), account -> changed(account, event)))
                    .on(CLOSED, (event, table) -> table.delete(event.id()));

    private static Account account(Opened event) {
        return new Account(event.holderName(), event.creditLimit(), 0);
    }

    private static Account changed(Account account, LimitChanged event) {
        return new Account(account.holderName(), event.newCreditLimit(), account.changes() + 1);
    }

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** The read model that runs in this test. */
    abstract RunningReadModel<VersionedTable<Account>> running();

    abstract Position publish(EventEnvelope event);

    @Test
    void events_have_their_effect_when_their_position_is_reached() throws Exception {
        publish(opened(1, 500));
        apply(limitChanged(2, 700));

        assertThat(find()).hasValue(new VersionedRow<>("a-1", new Account("Ana", 700, 1), 2, TIME));
    }

    @Test
    void an_event_that_comes_again_has_one_effect() throws Exception {
        publish(opened(1, 500));
        EventEnvelope change = limitChanged(2, 700);

        publish(change);
        apply(change);

        assertThat(document()).hasValue(new Account("Ana", 700, 1));
    }

    @Test
    void an_older_event_never_overwrites_a_newer_one() throws Exception {
        publish(opened(1, 500));
        publish(limitChanged(3, 900));
        publish(limitChanged(2, 700));
        apply(opened(1, 500));

        assertThat(find()).map(VersionedRow::version).hasValue(3L);
        assertThat(document()).hasValue(new Account("Ana", 900, 1));
    }

    @Test
    void an_older_event_does_not_bring_back_what_was_deleted_and_a_newer_one_does()
            throws Exception {
        publish(opened(1, 500));
        publish(event("AccountClosedEvent", 3, "{\"id\":\"a-1\"}"));
        publish(limitChanged(2, 700));
        apply(opened(2, 600));
        assertThat(find()).isEmpty();

        apply(opened(4, 800));
        assertThat(document()).hasValue(new Account("Ana", 800, 0));
    }

    @Test
    void a_change_of_what_is_not_there_is_passed_over() throws Exception {
        apply(limitChanged(2, 700));

        assertThat(find()).isEmpty();
    }

    @Test
    void kinds_that_it_does_not_know_are_passed_over() throws Exception {
        publish(event("AccountPraisedEvent", 1, "not even JSON"));
        apply(opened(2, 500));

        assertThat(document()).hasValue(new Account("Ana", 500, 0));
    }

    @Test
    void an_event_that_cannot_be_read_stops_nothing() throws Exception {
        publish(event("AccountOpenedEvent", 1, "{\"id\":\"a-1\"}"));
        apply(opened(2, 500));

        assertThat(document()).hasValue(new Account("Ana", 500, 0));
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_said_so() throws Exception {
        Position last = publish(opened(1, 500));
        var next = new Position(last.topic(), last.partition(), last.offset() + 1);

        assertThat(running().await(last, SOON)).isTrue();
        assertThat(running().await(next, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void readers_cannot_write() {
        assertThatThrownBy(() -> running().client().delete("a-1"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void apply(EventEnvelope event) throws InterruptedException {
        assertThat(running().await(publish(event), SOON)).isTrue();
    }

    private Optional<VersionedRow<Account>> find() {
        return running().client().find("a-1");
    }

    private Optional<Account> document() {
        return find().map(VersionedRow::document);
    }

    static EventEnvelope opened(long version, long creditLimit) {
        return event(
                "AccountOpenedEvent",
                version,
                "{\"id\":\"a-1\",\"holderName\":\"Ana\",\"creditLimit\":" + creditLimit + "}");
    }

    static EventEnvelope limitChanged(long version, long newCreditLimit) {
        return event(
                "CreditLimitChangedEvent",
                version,
                "{\"id\":\"a-1\",\"newCreditLimit\":" + newCreditLimit + "}");
    }

    private static EventEnvelope event(String type, long version, String json) {
        return new EventEnvelope(
                Uuids.v7().toString(),
                type,
                "/account-service",
                "a-1",
                TIME,
                "Account",
                version,
                "correlation-1",
                null,
                null,
                null,
                json);
    }
}
