package dev.brigade.transactions.ledger.wire;

import static dev.brigade.transactions.support.ApprovedJson.assertApproved;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerCodecTest {

    @ParameterizedTest
    @MethodSource
    void an_event_has_its_approved_json(LedgerEvent event, String kind, String fields) {
        assertApproved(
                LedgerCodec.create(),
                event,
                "{\"kind\":\"%s\",\"decider\":\"Ledger\",\"id\":\"a-1\",\"version\":1,\"final\":false,%s}"
                        .formatted(kind, fields));
    }

    static Stream<Arguments> an_event_has_its_approved_json() {
        return Stream.of(
                arguments(
                        new TransactionDecisioned("a-1", "t-1", 5, Decision.APPROVED, null, "1"),
                        "TransactionDecisionedEvent",
                        """
                        "transactionId":"t-1","amount":5,"decision":"APPROVED","ruleVersion":"1"\
                        """),
                arguments(
                        new TransactionDecisioned("a-1", "t-1", 5, Decision.DECLINED, "no", "1"),
                        "TransactionDecisionedEvent",
                        """
                        "transactionId":"t-1","amount":5,"decision":"DECLINED",
                        "declineReason":"no","ruleVersion":"1"\
                        """),
                arguments(
                        new TransactionCleared("a-1", "t-1", 6, 5, ClearingCode.BAD),
                        "TransactionClearedEvent",
                        """
                        "transactionId":"t-1","amount":6,"authorisedAmount":5,"code":"BAD"\
                        """),
                arguments(
                        new TransactionNotCleared("a-1", "t-1", 6, "no"),
                        "TransactionNotClearedEvent",
                        """
                        "transactionId":"t-1","amount":6,"reason":"no"\
                        """),
                arguments(
                        new TransactionVoided("a-1", "t-1", 5),
                        "TransactionVoidedEvent",
                        """
                        "transactionId":"t-1","amount":5\
                        """),
                arguments(
                        new TransactionNotVoided("a-1", "t-1", "no"),
                        "TransactionNotVoidedEvent",
                        """
                        "transactionId":"t-1","reason":"no"\
                        """),
                arguments(
                        new PaymentApplied("a-1", "p-1", 5),
                        "PaymentAppliedEvent",
                        """
                        "paymentId":"p-1","amount":5\
                        """),
                arguments(
                        new PaymentNotApplied("a-1", "p-1", 5, "no"),
                        "PaymentNotAppliedEvent",
                        """
                        "paymentId":"p-1","amount":5,"reason":"no"\
                        """),
                arguments(
                        new PaymentReturned("a-1", "p-1", 5),
                        "PaymentReturnedEvent",
                        """
                        "paymentId":"p-1","amount":5\
                        """),
                arguments(
                        new PaymentNotReturned("a-1", "p-1", "no"),
                        "PaymentNotReturnedEvent",
                        """
                        "paymentId":"p-1","reason":"no"\
                        """));
    }
}
