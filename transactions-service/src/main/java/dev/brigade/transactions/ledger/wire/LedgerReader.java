package dev.brigade.transactions.ledger.wire;

import dev.brigade.http.Fields;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads commands to ledgers from JSON. */
public final class LedgerReader {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MAX_ZIP = 20;
    private static final long MAX_LIMIT = 1_000_000_000_000L;

    /** How each kind of command is read. */
    public static final Map<String, Function<Fields, LedgerCommand>> KINDS =
            Map.of(
                    "AuthorizeTransactionCommand",
                            body -> authorize(body.id("id"), body, Optional.empty()),
                    "ClearTransactionCommand", body -> clear(body.id("id"), body),
                    "VoidTransactionCommand",
                            body -> new VoidTransaction(body.id("id"), body.id("transactionId")),
                    "ApplyPaymentCommand",
                            body ->
                                    new ApplyPayment(
                                            body.id("id"),
                                            body.id("paymentId"),
                                            body.cents("amount")),
                    "ReturnPaymentCommand",
                            body -> new ReturnPayment(body.id("id"), body.id("paymentId")));

    private LedgerReader() {}

    /** Asks for the authorised amount. */
    public static ClearTransaction clear(String id, Fields body) {
        return new ClearTransaction(id, body.id("transactionId"), body.cents("amount"));
    }

    /**
     * Asks for an amount on behalf of an account. Its own credit limit counts, whatever the body
     * says; its own address where the body says nothing.
     *
     * @param account empty when it is not known here; then the body must hold all of that
     */
    public static AuthorizeTransaction authorize(
            String id, Fields body, Optional<KnownAccount> account) {
        return new AuthorizeTransaction(
                id,
                body.id("transactionId"),
                body.cents("amount"),
                body.id("merchantCode"),
                or(
                        body,
                        "countryCode",
                        account.map(KnownAccount::countryCode),
                        LedgerReader::country),
                or(body, "zipOrPostal", account.map(KnownAccount::zipOrPostal), LedgerReader::zip),
                account.map(KnownAccount::creditLimit).orElseGet(() -> limit(body)));
    }

    private static String or(
            Fields body, String field, Optional<String> known, Function<Fields, String> reader) {
        return body.has(field) || known.isEmpty() ? reader.apply(body) : known.get();
    }

    private static String country(Fields body) {
        return body.matching("countryCode", COUNTRY, "must be two capital letters");
    }

    private static String zip(Fields body) {
        return body.text("zipOrPostal", MAX_ZIP);
    }

    private static long limit(Fields body) {
        return body.whole("creditLimit", 0, MAX_LIMIT);
    }
}
