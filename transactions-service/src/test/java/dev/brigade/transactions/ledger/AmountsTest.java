package dev.brigade.transactions.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    private static final List<LongConsumer> COMMANDS =
            List.of(
                    cents -> authorize(cents, 0),
                    cents -> new ClearTransaction("a", "t", cents),
                    cents -> new ApplyPayment("a", "p", cents));

    @Test
    void an_amount_is_one_cent_to_ten_thousand_million() {
        LongStream.of(1, 1_000_000_000_000L)
                .forEach(cents -> COMMANDS.forEach(command -> command.accept(cents)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_000_000_001L, Long.MAX_VALUE})
    void no_command_can_hold_another_amount(long cents) {
        for (LongConsumer command : COMMANDS) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> command.accept(cents))
                    .withMessageContaining("An amount must be 1 to 10^12");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000_000_000L})
    void a_credit_limit_may_be_nothing_and_much(long limit) {
        assertThatCode(() -> authorize(1, limit)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 1_000_000_000_001L, Long.MAX_VALUE})
    void no_command_can_hold_another_credit_limit(long limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authorize(1, limit))
                .withMessageContaining("A credit limit must be 0 to 10^12");
    }

    private static AuthorizeTransaction authorize(long cents, long limit) {
        return new AuthorizeTransaction("a", "t", cents, "roma", "RS", "11000", limit);
    }
}
