package dev.brigade.transactions.ledger;

/** What can be asked of a ledger. All amounts in cents, 1 to 10^12. */
public sealed interface LedgerCommand {

    /** The ledger's id, which is the account's. */
    String id();

    /**
     * May the account spend this?
     *
     * @param merchantCode who is paid; for an order the restaurant's id
     * @param countryCode of the account's address, ISO 3166 alpha-2
     * @param creditLimit of the account now, 0 to 10^12
     */
    record AuthorizeTransaction(
            String id,
            String transactionId,
            long amount,
            String merchantCode,
            String countryCode,
            String zipOrPostal,
            long creditLimit)
            implements LedgerCommand {
        public AuthorizeTransaction {
            Amounts.requirePositive(amount);
            Amounts.requireLimit(creditLimit);
        }
    }

    /** The merchant delivered, and asks for this amount. */
    record ClearTransaction(String id, String transactionId, long amount) implements LedgerCommand {
        public ClearTransaction {
            Amounts.requirePositive(amount);
        }
    }

    /** The merchant will not ask for it. */
    record VoidTransaction(String id, String transactionId) implements LedgerCommand {}

    /** The account paid some of what it owes. */
    record ApplyPayment(String id, String paymentId, long amount) implements LedgerCommand {
        public ApplyPayment {
            Amounts.requirePositive(amount);
        }
    }

    /** The bank took a payment back. */
    record ReturnPayment(String id, String paymentId) implements LedgerCommand {}
}
