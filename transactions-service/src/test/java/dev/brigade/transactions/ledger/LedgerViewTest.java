package dev.brigade.transactions.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Refusal;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class LedgerViewTest {

    private static final long LIMIT = 1_000;

    private final LedgerDecider decider =
            new LedgerDecider(new AuthorizationRules("1", Set.of("RS"), Set.of()));

    @RepeatedTest(50)
    void the_view_shows_what_the_decider_decides_on(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<LedgerEvent> history = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Ledger ledger = decider.fold(history);
            decider.decide(any(random), ledger).stream()
                    .filter(event -> !(event instanceof Refusal))
                    .forEach(history::add);
        }

        Ledger ledger = decider.fold(history);
        assertThat(new LedgerView().fold(history))
                .isEqualTo(new LedgerSummary(ledger.balance(), ledger.pending()));
        assertThat(ledger.pending()).isNotNegative();
    }

    private static LedgerCommand any(Random random) {
        String id = "id-" + random.nextInt(30);
        long amount = 1 + random.nextInt(300);
        return switch (random.nextInt(5)) {
            case 0 -> new AuthorizeTransaction("a", id, amount, "roma", "RS", "11000", LIMIT);
            case 1 -> new ClearTransaction("a", id, amount);
            case 2 -> new VoidTransaction("a", id);
            case 3 -> new ApplyPayment("a", id, amount);
            default -> new ReturnPayment("a", id);
        };
    }
}
