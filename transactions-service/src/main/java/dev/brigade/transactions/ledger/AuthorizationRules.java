package dev.brigade.transactions.ledger;

import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import java.util.Optional;
import java.util.Set;

/**
 * When a transaction is declined.
 *
 * @param version stands in every decision that these rules made
 * @param countries the allowed ones, ISO 3166 alpha-2
 * @param riskyMerchants the merchants that nobody may pay
 */
public record AuthorizationRules(
        String version, Set<String> countries, Set<String> riskyMerchants) {

    public AuthorizationRules {
        countries = Set.copyOf(countries);
        riskyMerchants = Set.copyOf(riskyMerchants);
    }

    /**
     * Why the transaction is declined; empty when it is approved. The order of the rules is part of
     * them.
     *
     * @param used balance and pending together, in cents
     */
    Optional<String> declineReason(AuthorizeTransaction transaction, long used) {
        if (transaction.amount() + used > transaction.creditLimit()) {
            return Optional.of("over credit limit");
        }
        if (!countries.contains(transaction.countryCode())) {
            return Optional.of("not allowed country code: " + transaction.countryCode());
        }
        if (riskyMerchants.contains(transaction.merchantCode())) {
            return Optional.of("not allowed risky merchant: " + transaction.merchantCode());
        }
        return Optional.empty();
    }
}
