package dev.brigade.transactions.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** The other tests take their keys from a file. Here the set itself is given, with a single key. */
@QuarkusTest
@TestProfile(KeysFromTheEnvironmentIT.OneKey.class)
@QuarkusTestResource(BackingServices.class)
class KeysFromTheEnvironmentIT {

    /** The only key there is. */
    public static final class OneKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "brigade.sign-in.mode",
                    "required",
                    "mp.jwt.verify.publickey",
                    Tokens.jwks("first"));
        }
    }

    @Test
    void a_token_of_the_key_is_good_and_one_of_another_key_is_not() {
        assertThat(status(Tokens.admin())).isEqualTo(200);
        assertThat(status(Tokens.signed(Tokens.claims(List.of("admin"), Map.of()), "second")))
                .isEqualTo(401);
    }

    @Test
    void a_token_need_not_name_the_only_key_there_is() {
        assertThat(status(nameless("first"))).isEqualTo(200);
        assertThat(status(nameless("second"))).isEqualTo(401);
    }

    private static String nameless(String kid) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(Tokens.key(kid).getPrivateKey());
        return Tokens.compact(token, Tokens.claims(List.of("admin"), Map.of()));
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/api/restaurants").statusCode();
    }
}
