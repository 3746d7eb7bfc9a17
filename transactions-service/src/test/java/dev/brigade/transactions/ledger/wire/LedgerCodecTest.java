package dev.brigade.transactions.ledger.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static dev.brigade.transactions.support.ApprovedJson.assertComplete;
import static dev.brigade.transactions.support.ApprovedJson.assertStillRead;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.command.StoredEvents;
import dev.brigade.transactions.ledger.ClearingCode;
import dev.brigade.transactions.ledger.Decision;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerCodecTest {

    private static final Map<String, LedgerEvent> EVENTS =
            Map.ofEntries(
                    entry(
                            "TransactionDecisionedEvent-approved",
                            new TransactionDecisioned(
                                    "a-1", "t-1", 500, Decision.APPROVED, null, "1", 400L)),
                    entry(
                            "TransactionDecisionedEvent-declined",
                            new TransactionDecisioned(
                                    "a-1",
                                    "t-1",
                                    500,
                                    Decision.DECLINED,
                                    "over credit limit",
                                    "1",
                                    400L)),
                    entry(
                            "TransactionClearedEvent-clean",
                            new TransactionCleared("a-1", "t-1", 500, 500, ClearingCode.CLEAN)),
                    entry(
                            "TransactionClearedEvent-bad",
                            new TransactionCleared("a-1", "t-1", 600, 500, ClearingCode.BAD)),
                    entry(
                            "TransactionNotClearedEvent",
                            new TransactionNotCleared(
                                    "a-1", "t-1", 600, "Transaction is declined!")),
                    entry("TransactionVoidedEvent", new TransactionVoided("a-1", "t-1", 500)),
                    entry(
                            "TransactionNotVoidedEvent",
                            new TransactionNotVoided(
                                    "a-1", "t-1", "Transaction is already cleared!")),
                    entry("PaymentAppliedEvent", new PaymentApplied("a-1", "p-1", 500)),
                    entry(
                            "PaymentNotAppliedEvent",
                            new PaymentNotApplied("a-1", "p-1", 500, "Balance is out of range!")),
                    entry("PaymentReturnedEvent", new PaymentReturned("a-1", "p-1", 500)),
                    entry(
                            "PaymentNotReturnedEvent",
                            new PaymentNotReturned("a-1", "p-1", "Payment was never applied!")));

    private final EventCodec<LedgerEvent> codec = LedgerCodec.create();

    @ParameterizedTest
    @MethodSource
    void an_event_has_its_approved_json(String name, LedgerEvent event) {
        assertApproved(codec, name, event);
    }

    static Stream<Arguments> an_event_has_its_approved_json() {
        return EVENTS.entrySet().stream().map(it -> arguments(it.getKey(), it.getValue()));
    }

    @Test
    void no_event_and_no_file_is_left_over() {
        assertComplete(codec, LedgerEvent.class, EVENTS);
    }

    @ParameterizedTest
    @MethodSource
    void an_event_of_an_earlier_schema_is_still_read(String name, LedgerEvent event) {
        assertStillRead(codec, LedgerEvent.class, name, event);
    }

    static Stream<Arguments> an_event_of_an_earlier_schema_is_still_read() {
        return Stream.of(
                arguments(
                        "TransactionDecisionedEvent-v1-approved",
                        new TransactionDecisioned(
                                "a-1", "t-1", 500, Decision.APPROVED, null, "1", null)),
                arguments(
                        "TransactionDecisionedEvent-v1-declined",
                        new TransactionDecisioned(
                                "a-1",
                                "t-1",
                                500,
                                Decision.DECLINED,
                                "over credit limit",
                                "1",
                                null)));
    }

    @Test
    void the_store_knows_the_schema_that_is_written() {
        assertThat(StoredEvents.as(codec, LedgerEvent.class).types().schemaVersions())
                .containsEntry("TransactionDecisionedEvent", 2)
                .containsEntry("TransactionClearedEvent", 1);
    }

    @Test
    void refusals_are_never_recorded() {
        assertThat(codec.kinds()).noneMatch(kind -> kind.contains("Not"));
    }
}
