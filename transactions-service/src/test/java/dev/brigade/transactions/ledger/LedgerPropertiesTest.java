package dev.brigade.transactions.ledger;

import static dev.brigade.transactions.ledger.Decision.APPROVED;
import static dev.brigade.transactions.ledger.LedgerCommands.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.decider.Refusal;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** What no sequence of commands can do to a ledger. */
@Domain(LedgerCommands.class)
class LedgerPropertiesTest {

    private final LedgerDecider decider =
            new LedgerDecider(
                    new AuthorizationRules("1", LedgerModel.COUNTRIES, LedgerModel.RISKY));

    @Property
    void every_answer_and_what_is_available_are_those_of_the_model(
            @ForAll @Size(max = 60) List<LedgerCommand> commands) {
        compare(new LedgerModel(), decider.initialState(), commands);
    }

    @Property
    void nothing_is_approved_over_the_limit(@ForAll @Size(max = 60) List<LedgerCommand> commands) {
        Ledger ledger = decider.initialState();
        for (LedgerCommand command : commands) {
            List<LedgerEvent> events = decider.decide(command, ledger);
            ledger = decider.evolveAll(ledger, events);
            if (command instanceof AuthorizeTransaction it && inAWord(events).equals("approved")) {
                assertThat(exactly(ledger.balance()).add(exactly(ledger.pending())))
                        .isLessThanOrEqualTo(exactly(it.creditLimit()));
            }
        }
    }

    @Property
    void a_decision_about_the_limit_follows_from_its_event_and_those_before_it(
            @ForAll @Size(max = 60) List<LedgerCommand> commands) {
        List<LedgerEvent> before = new ArrayList<>();
        for (LedgerCommand command : commands) {
            List<LedgerEvent> events =
                    recorded(decider.decide(command, decider.fold(before))).toList();
            for (LedgerEvent event : events) {
                if (event instanceof TransactionDecisioned it) {
                    LedgerSummary then = new LedgerView().fold(before);
                    BigInteger used = exactly(then.balance()).add(exactly(then.pending()));
                    BigInteger limit = exactly(Objects.requireNonNull(it.creditLimit()));
                    assertThat(used.add(exactly(it.amount())).compareTo(limit) > 0)
                            .isEqualTo("over credit limit".equals(it.declineReason()));
                }
            }
            before.addAll(events);
        }
    }

    @Property
    void what_is_delivered_again_in_any_order_counts_once(
            @ForAll @Size(max = 40) List<LedgerCommand> commands,
            @ForAll("picks") List<Integer> picks) {
        Ledger ledger = decider.initialState();
        List<LedgerCommand> taken = new ArrayList<>();
        for (LedgerCommand command : commands) {
            List<LedgerEvent> events = decider.decide(command, ledger);
            ledger = decider.evolveAll(ledger, events);
            if (recorded(events).findAny().isPresent()) {
                taken.add(command);
            }
            for (int pick : taken.isEmpty() ? List.<Integer>of() : picks) {
                LedgerCommand again = taken.get(pick % taken.size());
                assertThat(recorded(decider.decide(again, ledger))).as("%s", again).isEmpty();
            }
        }
    }

    @Property
    void a_transaction_is_decided_once_and_ends_once_and_a_payment_too(
            @ForAll @Size(max = 60) List<LedgerCommand> commands) {
        List<LedgerEvent> history = new ArrayList<>();
        Ledger ledger = decider.initialState();
        for (LedgerCommand command : commands) {
            List<LedgerEvent> events = recorded(decider.decide(command, ledger)).toList();
            ledger = decider.evolveAll(ledger, events);
            history.addAll(events);
        }

        assertThat(history.stream().map(LedgerPropertiesTest::whatItCounts))
                .doesNotHaveDuplicates();
        assertThat(decider.fold(history)).isEqualTo(ledger);
    }

    @Property
    void nothing_overflows_where_balances_end(
            @ForAll @Size(max = 60) List<LedgerCommand> commands) {
        LedgerModel model = new LedgerModel();
        model.paid("1", Amounts.MAX_BALANCE);
        model.approved("1", Amounts.MAX_BALANCE);
        Ledger ledger =
                decider.fold(
                        List.of(
                                new PaymentApplied("a", "1", Amounts.MAX_BALANCE),
                                new TransactionDecisioned(
                                        "a", "1", Amounts.MAX_BALANCE, APPROVED, null, "1", null)));
        compare(model, ledger, commands);
    }

    @Provide
    Arbitrary<List<Integer>> picks() {
        return Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(10);
    }

    private void compare(LedgerModel model, Ledger start, List<LedgerCommand> commands) {
        Ledger ledger = start;
        LedgerSummary shown = new LedgerSummary(start.balance(), start.pending());
        for (LedgerCommand command : commands) {
            List<LedgerEvent> events = decider.decide(command, ledger);
            assertThat(inAWord(events)).as("%s", command).isEqualTo(model.answer(command));
            ledger = decider.evolveAll(ledger, events);
            shown = new LedgerView().evolveAll(shown, events);

            assertThat(exactly(ledger.balance())).isEqualTo(model.balance());
            assertThat(exactly(ledger.pending())).isEqualTo(model.pending()).isNotNegative();
            assertThat(exactly(LIMIT - shown.balance() - shown.pending()))
                    .isEqualTo(model.available(LIMIT));
        }
    }

    private static String whatItCounts(LedgerEvent event) {
        return switch (event) {
            case TransactionDecisioned it -> "decision of " + it.transactionId();
            case TransactionCleared it -> "end of " + it.transactionId();
            case TransactionVoided it -> "end of " + it.transactionId();
            case PaymentApplied it -> "payment of " + it.paymentId();
            case PaymentReturned it -> "return of " + it.paymentId();
            case TransactionNotCleared _, TransactionNotVoided _ -> "refused";
            case PaymentNotApplied _, PaymentNotReturned _ -> "refused";
        };
    }

    private static Stream<LedgerEvent> recorded(List<LedgerEvent> events) {
        return events.stream().filter(event -> !(event instanceof Refusal));
    }

    private static String inAWord(List<LedgerEvent> events) {
        assertThat(events).hasSizeLessThan(2);
        if (events.isEmpty()) {
            return "nothing";
        }
        return switch (events.getFirst()) {
            case TransactionDecisioned it ->
                    switch (it.decision()) {
                        case APPROVED -> "approved";
                        case DECLINED -> "declined: " + rule(it);
                    };
            case TransactionCleared it ->
                    switch (it.code()) {
                        case CLEAN -> "clean";
                        case BAD -> "bad";
                    };
            case TransactionVoided _ -> "voided";
            case PaymentApplied _ -> "paid";
            case PaymentReturned _ -> "returned";
            case TransactionNotCleared _, TransactionNotVoided _ -> "refused";
            case PaymentNotApplied _, PaymentNotReturned _ -> "refused";
        };
    }

    private static String rule(TransactionDecisioned declined) {
        String reason = Objects.requireNonNull(declined.declineReason());
        return Stream.of("limit", "country", "merchant")
                .filter(reason::contains)
                .findFirst()
                .orElse(reason);
    }

    private static BigInteger exactly(long cents) {
        return BigInteger.valueOf(cents);
    }
}
