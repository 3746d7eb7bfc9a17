package dev.brigade.transactions.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerAnswersTest {

    private static final List<LedgerEvent> PAST =
            Stream.of("1", "2").flatMap(LedgerAnswersTest::eventsOf).toList();

    @ParameterizedTest
    @MethodSource
    void a_command_is_answered_by_the_one_event_it_led_to(
            LedgerCommand command, Class<? extends LedgerEvent> answer) {
        List<LedgerEvent> answers =
                PAST.stream().filter(event -> LedgerAnswers.answers(command, event)).toList();

        assertThat(answers).hasExactlyElementsOfTypes(answer);
        assertThat(answers.getFirst()).asString().contains("-2");
    }

    static Stream<Arguments> a_command_is_answered_by_the_one_event_it_led_to() {
        return Stream.of(
                arguments(
                        new AuthorizeTransaction("a", "t-2", 9, "m", "RS", "11000", 0),
                        TransactionDecisioned.class),
                arguments(new ClearTransaction("a", "t-2", 9), TransactionCleared.class),
                arguments(new VoidTransaction("a", "t-2"), TransactionVoided.class),
                arguments(new ApplyPayment("a", "p-2", 9), PaymentApplied.class),
                arguments(new ReturnPayment("a", "p-2"), PaymentReturned.class));
    }

    private static Stream<LedgerEvent> eventsOf(String number) {
        return Stream.of(
                new TransactionDecisioned("a", "t-" + number, 5, Decision.APPROVED, null, "1", 9L),
                new TransactionCleared("a", "t-" + number, 5, 5, ClearingCode.CLEAN),
                new TransactionVoided("a", "t-" + number, 5),
                new PaymentApplied("a", "p-" + number, 5),
                new PaymentReturned("a", "p-" + number, 5));
    }
}
