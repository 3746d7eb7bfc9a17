package dev.brigade.account.balance.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.EventEnvelope;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerEventsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_decision_changes_no_balance_whatever_version_its_schema_has(int version) {
        String json =
                """
                {"kind":"TransactionDecisionedEvent","decider":"Ledger","id":"a","version":%d,\
                "final":false,"transactionId":"t","amount":5,"decision":"APPROVED","ruleVersion":"1"}\
                """
                        .formatted(version);

        assertThat(LedgerEvents.read(event(json))).isEmpty();
    }

    private static EventEnvelope event(String json) {
        return new EventEnvelope(
                "e-1",
                "TransactionDecisionedEvent",
                "/transactions-service",
                "a",
                Instant.EPOCH,
                "Ledger",
                1,
                "correlation",
                null,
                null,
                null,
                json);
    }
}
