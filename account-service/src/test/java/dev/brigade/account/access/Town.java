package dev.brigade.account.access;

import static dev.brigade.account.ServiceUnderTest.newId;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.brigade.account.LedgerOfOthers;
import dev.brigade.account.ServiceUnderTest;
import dev.brigade.account.TestKeys;
import dev.brigade.account.access.AccessTable.Row;
import dev.brigade.account.otp.secret.SignInKeys;
import dev.brigade.account.otp.token.Rights;
import dev.brigade.account.otp.token.Tokens;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guest with an account and a payment, a cook with an organisation; and strangers to these. */
final class Town {

    private static final SignInKeys KEYS =
            SignInKeys.of(
                            new SignInKeys.Source(
                                    Optional.of(TestKeys.secret("old")), Optional.empty()),
                            new SignInKeys.Source(
                                    Optional.of(TestKeys.open("notifier")), Optional.empty()))
                    .orElseThrow();

    static final String ADMIN = token(new Rights(true, null, null));

    final String organisation = newId("org");
    final String account = newId("account");
    final String payment = newId("payment");
    final String dump;
    final int redrive;
    final String cook = token(new Rights(false, null, organisation));
    final String otherCook = token(new Rights(false, null, newId("org")));
    final String guest = token(new Rights(false, account, null));
    final String otherGuest = token(new Rights(false, newId("account"), null));

    Town(LedgerOfOthers ledger) {
        require(send(ADMIN, "POST", "/api/accounts", ServiceUnderTest.account(account)));
        require(send(cook, "POST", "/api/organisations", organisation("Here")));
        ledger.cleared(account, 1, 1_000, "CLEAN");
        await().until(() -> ledger.copyOf(account) == 1_000);
        require(send(guest, "POST", "/api/accounts/" + account + "/payments", payment(payment)));
        dump = send(ADMIN, "POST", "/api/account-dumps", null).path("id");
        redrive = send(ADMIN, "POST", "/api/redrives", redrive()).path("id");
    }

    static String token(Rights rights) {
        return new Tokens("brigade", "brigade", Duration.ofMinutes(10))
                .issue(KEYS, newId("user"), rights, Instant.now());
    }

    static Response send(
            @Nullable String token, String method, String path, @Nullable String body) {
        var request = given().contentType("application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.body(body);
        }
        return request.request(method, path);
    }

    /** What is sent for a line of the table, always about the people of this town. */
    Response send(@Nullable String token, Row row) {
        if (row.isCommand()) {
            return send(token, "POST", "/api/commands", command(row.what()));
        }
        String path =
                row.path()
                        .replace("/account-dumps/{id}", "/account-dumps/" + dump)
                        .replace("/redrives/{id}", "/redrives/" + redrive)
                        .replace("/payments/{id}", "/payments/" + payment)
                        .replace("/organisations/{id}", "/organisations/" + organisation)
                        .replace("/accounts/{id}", "/accounts/" + account);
        return send(token, row.method(), path, row.method().equals("GET") ? null : body(row));
    }

    private String body(Row row) {
        return switch (row.what()) {
            case "POST /api/commands" -> command("RequestOtpCommand");
            case "POST /api/accounts" -> ServiceUnderTest.account(newId("account"));
            case "PUT /api/accounts/{id}/credit-limit" -> "{\"creditLimit\": 7}";
            case "PUT /api/accounts/{id}/address" -> "{" + ADDRESS + "}";
            case "PUT /api/accounts/{id}/contact" -> "{" + CONTACT + "}";
            case "POST /api/accounts/{id}/payments" -> payment(newId("payment"));
            case "POST /api/organisations", "PUT /api/organisations/{id}" -> organisation("There");
            case "POST /api/redrives" -> redrive();
            case "POST /api/otp" -> "{" + otp() + "}";
            case "POST /api/otp/verify" -> "{" + VERIFY + "}";
            default -> "{}";
        };
    }

    private String command(String kind) {
        Map<String, String> fields =
                Map.of(
                        "OpenAccountCommand",
                        inner(ServiceUnderTest.account(newId("account"))),
                        "ChangeCreditLimitCommand",
                        "\"id\": \"%s\", \"creditLimit\": 7".formatted(account),
                        "ChangeAddressCommand",
                        "\"id\": \"%s\", %s".formatted(account, ADDRESS),
                        "ChangeContactCommand",
                        "\"id\": \"%s\", %s".formatted(account, CONTACT),
                        "SubmitPaymentCommand",
                        "\"accountId\": \"%s\", %s"
                                .formatted(account, inner(payment(newId("payment")))),
                        "ReturnPaymentCommand",
                        "\"id\": \"%s\"".formatted(payment),
                        "CreateOrganisationCommand",
                        inner(organisation("There")),
                        "UpdateOrganisationCommand",
                        inner(organisation("There")),
                        "RequestOtpCommand",
                        otp(),
                        "VerifyOtpCommand",
                        VERIFY);
        return "{\"decider\": \"%s\", \"kind\": \"%s\", %s}"
                .formatted(
                        decider(kind),
                        kind,
                        fields.getOrDefault(kind, "\"id\": \"%s\"".formatted(account)));
    }

    private static final String ADDRESS =
            "\"streetAddress\": \"2\", \"zipOrPostal\": \"2\", \"countryCode\": \"DE\"";
    private static final String CONTACT =
            "\"email\": \"ada@example.com\", \"phone\": \"+381647654321\"";
    private static final String VERIFY = "\"requestId\": \"unknown\", \"code\": \"000000\"";

    private static String decider(String kind) {
        return kind.contains("Organisation")
                ? "Organisation"
                : kind.contains("Payment")
                        ? "Payment"
                        : kind.contains("Otp") ? "OneTimePassword" : "Account";
    }

    private String organisation(String location) {
        return "{\"id\": \"%s\", \"name\": \"Ours\", \"location\": \"%s\"}"
                .formatted(organisation, location);
    }

    private String redrive() {
        return "{\"source\": \"state\", \"decider\": \"Account\", \"id\": \"%s\"}"
                .formatted(account);
    }

    private static String payment(String id) {
        return "{\"id\": \"%s\", \"amount\": 1, \"source\": \"CHECKING\"}".formatted(id);
    }

    private static String otp() {
        return "\"channel\": \"EMAIL\", \"address\": \"%s@example.org\"".formatted(newId("who"));
    }

    private static String inner(String object) {
        return object.strip().substring(1, object.strip().length() - 1);
    }

    private static void require(Response response) {
        response.then().statusCode(201);
    }
}
