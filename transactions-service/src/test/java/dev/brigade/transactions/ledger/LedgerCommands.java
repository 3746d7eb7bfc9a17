package dev.brigade.transactions.ledger;

import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Commands about few ids and few amounts, so that they get in each other's way. */
final class LedgerCommands extends DomainContextBase {

    static final long LIMIT = 1_000;

    @Provide
    Arbitrary<LedgerCommand> command() {
        Arbitrary<String> ids = Arbitraries.of("1", "2", "3", "4", "5", "6");
        Arbitrary<Long> amounts =
                Arbitraries.of(1L, 300L, 400L, 700L, LIMIT, LIMIT + 1, Amounts.MAX_AMOUNT);
        return Arbitraries.oneOf(
                authorizations(ids, amounts),
                Combinators.combine(ids, amounts).as((id, cents) -> clear(id, cents)),
                ids.map(id -> new VoidTransaction("a", id)),
                Combinators.combine(ids, amounts)
                        .as((id, cents) -> new ApplyPayment("a", id, cents)),
                ids.map(id -> new ReturnPayment("a", id)));
    }

    private static Arbitrary<AuthorizeTransaction> authorizations(
            Arbitrary<String> ids, Arbitrary<Long> amounts) {
        Arbitrary<String> merchants = Arbitraries.of("roma", "roma", "roma", "shady");
        Arbitrary<String> countries = Arbitraries.of("RS", "DE", "RS", "ZZ");
        Arbitrary<Long> limits = Arbitraries.of(0L, LIMIT, LIMIT, LIMIT, Amounts.MAX_AMOUNT);
        return Combinators.combine(ids, amounts, merchants, countries, limits)
                .as((id, cents, merchant, country, limit) ->
                        new AuthorizeTransaction("a", id, cents, merchant, country, "1", limit));
    }

    private static LedgerCommand clear(String id, long cents) {
        return new ClearTransaction("a", id, cents);
    }
}
