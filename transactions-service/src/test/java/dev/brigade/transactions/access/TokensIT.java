package dev.brigade.transactions.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.SignInRequired;
import dev.brigade.transactions.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SignInRequired.class)
@QuarkusTestResource(BackingServices.class)
class TokensIT {

    private static final String PATH = "/api/restaurants";

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void while_keys_are_changed_a_token_of_either_is_good(String kid) {
        assertThat(status("Bearer " + Tokens.signed(customer(), kid))).isEqualTo(200);
    }

    @Test
    void a_token_need_not_say_when_it_was_issued() {
        JwtClaims claims = customer();
        claims.unsetClaim("iat");
        assertThat(status("Bearer " + Tokens.signed(claims))).isEqualTo(200);
    }

    @Test
    void a_token_of_a_key_that_was_taken_out_is_none() {
        refuse(Tokens.signed(customer(), "third"));
    }

    @Test
    void a_token_whose_key_is_named_wrongly_or_not_at_all_is_none() {
        JsonWebSignature wrong = new JsonWebSignature();
        wrong.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        wrong.setKey(Tokens.key("first").getPrivateKey());
        refuse(Tokens.compact(wrong, customer()));
        wrong.setKeyIdHeaderValue("second");
        refuse(Tokens.compact(wrong, customer()));
    }

    @Test
    void an_expired_token_is_none_nor_is_one_that_never_expires() {
        refuse(claims -> claims.setExpirationTime(NumericDate.fromSeconds(now() - 60)));
        refuse(claims -> claims.unsetClaim("exp"));
        refuse(claims -> claims.setNotBefore(NumericDate.fromSeconds(now() + 300)));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_none() {
        refuse(claims -> claims.setIssuer("somebody"));
        refuse(claims -> claims.unsetClaim("iss"));
        refuse(claims -> claims.setAudience("another"));
        refuse(claims -> claims.unsetClaim("aud"));
    }

    @Test
    void a_token_that_nobody_signed_is_none() {
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        refuse(Tokens.compact(unsigned, customer()));
        unsigned.setKeyIdHeaderValue("first");
        refuse(Tokens.compact(unsigned, customer()));
    }

    @Test
    void a_token_that_is_signed_with_the_public_key_as_a_shared_secret_is_none() {
        var key = Tokens.key("first");
        for (byte[] secret :
                List.of(key.getPublicKey().getEncoded(), Tokens.jwks("first").getBytes(UTF_8))) {
            JsonWebSignature forged = new JsonWebSignature();
            forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            forged.setKeyIdHeaderValue("first");
            forged.setKey(new HmacKey(secret));
            refuse(Tokens.compact(forged, customer()));
        }
    }

    @Test
    void a_token_whose_claims_were_changed_is_none() {
        String[] mine = Tokens.signed(customer()).split("\\.", -1);
        String[] others = Tokens.admin().split("\\.", -1);
        refuse(String.join(".", mine[0], others[1], mine[2]));
    }

    @Test
    void a_token_without_a_role_or_with_unknown_ones_is_none() {
        refuse(claims -> claims.unsetClaim("groups"));
        refuse(claims -> claims.setStringListClaim("groups", List.of()));
        refuse(claims -> claims.setStringListClaim("groups", List.of("Admin", "owner")));
    }

    @Test
    void a_token_that_does_not_say_who_or_what_for_is_none() {
        refuse(claims -> claims.unsetClaim("sub"));
        refuse(claims -> claims.setSubject("not an id"));
        refuse(claims -> claims.unsetClaim("accountId"));
        refuse(claims -> claims.setStringClaim("accountId", "not an id"));
        refuse(claims -> claims.setClaim("accountId", 7));
        refuse(claims -> claims.setStringListClaim("groups", List.of("customer", "restaurant")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer ..",
                "Basic YTpi",
                "Bearer \u00e4.\u00f6.\u00fc",
                "Digest x",
                "garbage"
            })
    void garbage_is_no_token(String header) {
        refuseHeader(header);
    }

    @Test
    void a_token_that_stands_anywhere_but_in_the_header_is_none() {
        String token = Tokens.admin();
        refused(given().queryParam("access_token", token).cookie("Bearer", token).get(PATH));
    }

    private static void refuse(Consumer<JwtClaims> spoil) {
        JwtClaims claims = customer();
        spoil.accept(claims);
        refuse(Tokens.signed(claims));
    }

    private static void refuse(String token) {
        refuseHeader("Bearer " + token);
    }

    private static void refuseHeader(String header) {
        refused(given().header("Authorization", header).get(PATH));
    }

    private static void refused(Response answer) {
        assertThat(answer.headers().getValues("WWW-Authenticate")).containsExactly("Bearer");
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body(
                        equalTo(
                                "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                                        + "\"detail\":\"This needs a valid bearer token\"}"));
    }

    private static int status(String header) {
        return given().header("Authorization", header).get(PATH).statusCode();
    }

    private static JwtClaims customer() {
        return Tokens.claims(List.of("customer"), Map.of("accountId", "ana"));
    }

    private static long now() {
        return NumericDate.now().getValue();
    }
}
