package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.account;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an address to a token. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SignInIT {

    private static final String FAILED = "Authentication failed";
    private static final int MANY = 16;

    @Inject ServiceUnderTest service;
    @Inject Notifier notifier;
    @Inject DataSource database;

    private final String email = newId("Ada") + "@example.org";
    private final String account = newId("account");

    @BeforeEach
    void openAccount() {
        ServiceUnderTest.awaitReadiness();
        json(account(account).replace("ada@example.org", email))
                .post("/api/accounts")
                .then()
                .statusCode(201);
    }

    @Test
    void a_code_lets_its_reader_in_once_with_a_token_that_the_published_keys_prove()
            throws Exception {
        String request = request(email.toLowerCase());
        String code = notifier.code(request);

        Response answer = verify(request, code);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("[0].kind", equalTo("UserSignedInEvent"))
                .body("[0].requestId", equalTo(request));
        JwtClaims claims = claims(answer.path("[0].token"));
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("customer");
        assertThat(claims.getStringClaimValue("accountId")).isEqualTo(account);
        assertThat(claims.hasClaim("organisationId")).isFalse();
        assertThat(claims.getSubject())
                .isEqualTo(answer.path("[0].userId"))
                .matches("[0-9a-f]{32}");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
        assertThat(claims.toJson()).doesNotContainIgnoringCase(email);
        refused(verify(request, code), request);
    }

    @RepeatedTest(5)
    void of_many_who_send_the_right_code_at_once_one_gets_in() {
        String request = request(email);
        String code = notifier.code(request);
        CountDownLatch all = new CountDownLatch(MANY);
        List<Integer> statuses =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> together(all, request, code),
                                        Thread::startVirtualThread))
                        .limit(MANY)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(statuses).hasSize(MANY).containsOnlyOnce(200).containsOnly(200, 409);
    }

    private static int together(CountDownLatch all, String request, String code) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return verify(request, code).statusCode();
    }

    @Test
    void every_failure_is_answered_the_same() throws SQLException {
        String unknown = newId("request");
        refused(verify(unknown, "000000"), unknown);

        String expired = request(email);
        String code = notifier.code(expired);
        expire(expired);
        refused(verify(expired, code), expired);

        String wrong = request(email);
        refused(verify(wrong, other(notifier.code(wrong))), wrong);
    }

    @Test
    void after_five_wrong_codes_the_right_one_lets_nobody_in() {
        String request = request(email);
        String code = notifier.code(request);
        for (int i = 0; i < 5; i++) {
            refused(verify(request, other(code)), request);
        }
        refused(verify(request, code), request);
        assertThat(service.awaitEvents("otp.events.v1", request, 6))
                .extracting("type")
                .containsExactly(
                        "OtpRequestedEvent",
                        "OtpAttemptFailedEvent",
                        "OtpAttemptFailedEvent",
                        "OtpAttemptFailedEvent",
                        "OtpAttemptFailedEvent",
                        "OtpAttemptFailedEvent");
    }

    @Test
    void wrong_codes_that_come_at_once_count_all_the_same() {
        String request = request(email);
        String code = notifier.code(request);
        Stream.generate(() ->
                        CompletableFuture.runAsync(
                                () -> verify(request, other(code)), Thread::startVirtualThread))
                .limit(8)
                .toList()
                .forEach(CompletableFuture::join);
        refused(verify(request, code), request);
    }

    @Test
    void a_stranger_cannot_be_told_from_somebody_we_know() {
        Response known = requestAnswer("EMAIL", email, "");
        Response stranger = requestAnswer("EMAIL", newId("nobody") + "@example.org", "");
        String request = stranger.path("[0].id");

        assertThat(stranger.statusCode()).isEqualTo(known.statusCode());
        assertThat(stranger.<Object>path("[0].keySet()")).isEqualTo(known.path("[0].keySet()"));
        assertThat(notifier.message(request).has("code")).isFalse();
        for (int i = 0; i < 6; i++) {
            refused(verify(request, "00000" + i), request);
        }
    }

    @Test
    void who_asked_is_not_shown_the_sealed_code() {
        requestAnswer("EMAIL", email, "").then().body("[0].sealedCode", nullValue());
    }

    @Test
    void a_phone_number_is_understood_as_its_country_writes_it() {
        String phone = "+38164%07d".formatted(Math.floorMod(account.hashCode(), 10_000_000));
        json(account(account + "-p").replace("064 1234567", phone))
                .post("/api/accounts")
                .then()
                .statusCode(201);
        Response answer = requestAnswer("SMS", "0" + phone.substring(4), ", \"country\": \"RS\"");
        answer.then().statusCode(201).body("[0].address", equalTo(phone));

        String request = answer.path("[0].id");
        verify(request, notifier.code(request)).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"ops@example.org, admin", "COOK@example.org, restaurant"})
    void those_whom_the_deployment_names_get_their_roles(String address, String role)
            throws Exception {
        String request = request(address);
        JwtClaims claims = claims(verify(request, notifier.code(request)).path("[0].token"));

        assertThat(claims.getStringListClaimValue("groups")).containsExactly(role);
        assertThat(claims.getStringClaimValue("organisationId"))
                .isEqualTo(role.equals("admin") ? null : "trattoria");
    }

    @Test
    void a_closed_account_lets_nobody_in() {
        String request = request(email);
        String code = notifier.code(request);
        json("{}").delete("/api/accounts/" + account).then().statusCode(200);

        refused(verify(request, code), request);
        assertThat(notifier.message(request(email)).has("code")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ada, Invalid email",
        "EMAIL, +381641234567, Invalid email",
        "SMS, 064 1234567, Invalid phone number",
        "SMS, ada@example.org, Invalid phone number"
    })
    void an_address_is_checked(String channel, String address, String rule) {
        requestAnswer(channel, address, "")
                .then()
                .statusCode(400)
                .body("errors.field", contains("address"))
                .body("errors.message", contains(rule));
    }

    @Test
    void an_address_in_any_spelling_gets_five_codes_in_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) {
            requestAnswer("EMAIL", i % 2 == 0 ? email : email.toUpperCase(), "")
                    .then()
                    .statusCode(201);
        }
        ValidatableResponse sixth = requestAnswer("EMAIL", email, "").then().statusCode(429);
        sixth.contentType("application/problem+json");
        assertThat(Integer.parseInt(sixth.extract().header("Retry-After"))).isBetween(800, 900);
    }

    @Test
    void a_caller_gets_thirty_codes_whoever_they_are_for() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            statuses.add(
                    given().contentType("application/json")
                            .header("X-Forwarded-For", "192.0.2.77")
                            .body(body("EMAIL", newId("somebody") + "@example.org", ""))
                            .post("/api/otp")
                            .statusCode());
        }
        assertThat(statuses.subList(0, 30)).containsOnly(201);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void what_nobody_needs_any_more_is_forgotten() throws SQLException {
        String old = request(newId("old") + "@example.org");
        change(
                "update one_time_password set expires_at = now() - interval '25 hours' where id = ?",
                old);
        String recent = request(email);
        expire(recent);

        request(email);

        assertThat(passwords(old)).isZero();
        assertThat(passwords(recent)).isEqualTo(1);
    }

    @Test
    void when_a_window_is_over_another_one_starts() throws SQLException {
        an_address_in_any_spelling_gets_five_codes_in_a_quarter_of_an_hour();
        change(
                "update otp_allowance set window_start = now() - interval '16 minutes' where key <> ?",
                "");

        request(email);
    }

    @Test
    void a_request_that_is_sent_again_is_one_and_a_code_that_is_sent_again_is_none() {
        String id = newId("command");
        String again = ", \"commandId\": \"%s\"".formatted(id);
        String request = requestAnswer("EMAIL", email, again).path("[0].id");
        requestAnswer("EMAIL", email, again)
                .then()
                .header("Idempotent-Replayed", equalTo("true"))
                .body("[0].id", equalTo(request));

        String body =
                "{\"requestId\": \"%s\", \"code\": \"%s\", \"commandId\": \"%s\"}"
                        .formatted(request, notifier.code(request), newId("command"));
        json(body).post("/api/otp/verify").then().statusCode(200);
        refused(json(body).post("/api/otp/verify"), request);
    }

    private String request(String address) {
        Response answer = requestAnswer("EMAIL", address, "");
        answer.then().statusCode(201).body("[0].kind", equalTo("OtpRequestedEvent"));
        return answer.path("[0].id");
    }

    /** Each test comes from another place, so that only who means to asks for too much. */
    private Response requestAnswer(String channel, String address, String more) {
        String from =
                "2001:db8:%x:%x::1"
                        .formatted(account.hashCode() >>> 16, account.hashCode() & 0xffff);
        return given().contentType("application/json")
                .header("X-Forwarded-For", from)
                .body(body(channel, address, more))
                .post("/api/otp");
    }

    private static String body(String channel, String address, String more) {
        return "{\"channel\": \"%s\", \"address\": \"%s\"%s}".formatted(channel, address, more);
    }

    private static Response verify(String request, String code) {
        return json("{\"requestId\": \"%s\", \"code\": \"%s\"}".formatted(request, code))
                .post("/api/otp/verify");
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static void refused(Response answer, String request) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .isEqualTo(
                        """
                        {"type":"about:blank","title":"Conflict","status":409,"detail":"%s","refusal":\
                        {"kind":"UserNotSignedInEvent","decider":"OneTimePassword","id":"%s",\
                        "version":1,"final":false,"reason":"%s"}}\
                        """
                                .formatted(FAILED, request, FAILED));
    }

    private static JwtClaims claims(String token) throws Exception {
        String jwks = given().get("/.well-known/jwks.json").asString();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer("brigade")
                .setExpectedAudience("brigade")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    private void expire(String request) throws SQLException {
        change("update one_time_password set expires_at = now() where id = ?", request);
    }

    private void change(String sql, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    /** How many one-time passwords have this id. */
    private int passwords(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement(
                                "select count(*) from one_time_password where id = ?")) {
            count.setString(1, id);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
