package dev.brigade.transactions.ledger.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.brigade.http.Fields;
import dev.brigade.http.ProblemException;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ClearTransaction;
import dev.brigade.transactions.ledger.LedgerCommand.ReturnPayment;
import dev.brigade.transactions.ledger.LedgerCommand.VoidTransaction;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReaderTest {

    private static final String AUTHORIZE =
            """
            {"id": "a-1", "transactionId": "t-1", "amount": 500, "merchantCode": "roma",
             "countryCode": "RS", "zipOrPostal": "11000", "creditLimit": 9000}
            """;

    @ParameterizedTest
    @MethodSource
    void a_command_is_read_from_its_json(String kind, String json, LedgerCommand command) {
        assertThat(read(kind, json)).isEqualTo(command);
    }

    static Stream<Arguments> a_command_is_read_from_its_json() {
        return Stream.of(
                arguments("AuthorizeTransactionCommand", AUTHORIZE, authorize(9_000)),
                arguments(
                        "ClearTransactionCommand",
                        "{\"id\": \"a-1\", \"transactionId\": \"t-1\", \"amount\": 500}",
                        new ClearTransaction("a-1", "t-1", 500)),
                arguments(
                        "VoidTransactionCommand",
                        "{\"id\": \"a-1\", \"transactionId\": \"t-1\"}",
                        new VoidTransaction("a-1", "t-1")),
                arguments(
                        "ApplyPaymentCommand",
                        "{\"id\": \"a-1\", \"paymentId\": \"p-1\", \"amount\": 500}",
                        new ApplyPayment("a-1", "p-1", 500)),
                arguments(
                        "ReturnPaymentCommand",
                        "{\"id\": \"a-1\", \"paymentId\": \"p-1\"}",
                        new ReturnPayment("a-1", "p-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000001", "1.5", "\"5\"", "null"})
    void an_amount_is_a_whole_number_of_cents_from_1_to_ten_thousand_million(String amount) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        read("AuthorizeTransactionCommand", AUTHORIZE.replace("500", amount)));
    }

    @Test
    void a_known_account_has_its_own_limit_whatever_the_client_says() {
        KnownAccount account = new KnownAccount("a-1", 3, 700, "DE", "10115", false);

        assertThat(LedgerReader.authorize("a-1", fields(AUTHORIZE), Optional.of(account)))
                .isEqualTo(authorize(700));
    }

    private static AuthorizeTransaction authorize(long limit) {
        return new AuthorizeTransaction("a-1", "t-1", 500, "roma", "RS", "11000", limit);
    }

    private static LedgerCommand read(String kind, String json) {
        return Fields.read(fields(json), requireNonNull(LedgerReader.KINDS.get(kind)));
    }

    private static Fields fields(String json) {
        return Fields.parse(json.getBytes(UTF_8));
    }
}
