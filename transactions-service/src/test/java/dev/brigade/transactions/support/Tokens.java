package dev.brigade.transactions.support;

import dev.brigade.messaging.Uuids;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** The keys of an issuer, and the tokens that it gives out. */
public final class Tokens {

    private Tokens() {}

    /** A set of these public keys. */
    public static String jwks(String... kids) {
        return Arrays.stream(kids)
                .map(kid -> key(kid).toJson(OutputControlLevel.PUBLIC_ONLY))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /**
     * The key with this id, made when it is asked for first. It is kept where every class loader
     * finds it: the profile of a test and the test itself are loaded by two.
     */
    public static PublicJsonWebKey key(String kid) {
        synchronized (System.class) {
            try {
                String property = "test.key." + kid;
                String known = System.getProperty(property);
                if (known != null) {
                    return PublicJsonWebKey.Factory.newPublicJwk(known);
                }
                PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
                key.setKeyId(kid);
                System.setProperty(property, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
                return key;
            } catch (JoseException e) {
                throw new AssertionError(e);
            }
        }
    }

    public static String customer(String accountId) {
        return signed(claims(List.of("customer"), Map.of("accountId", accountId)));
    }

    public static String restaurant(String organisationId) {
        return signed(claims(List.of("restaurant"), Map.of("organisationId", organisationId)));
    }

    public static String admin() {
        return signed(claims(List.of("admin"), Map.of()));
    }

    /** All that a token must say, for ten minutes. */
    public static JwtClaims claims(List<String> roles, Map<String, String> owns) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("brigade");
        claims.setAudience("brigade");
        claims.setSubject(Uuids.v7().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("groups", roles);
        owns.forEach(claims::setStringClaim);
        return claims;
    }

    public static String signed(JwtClaims claims) {
        return signed(claims, "first");
    }

    public static String signed(JwtClaims claims, String kid) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(kid);
        token.setKey(Objects.requireNonNull(key(kid).getPrivateKey()));
        return compact(token, claims);
    }

    /** The token, signed as it is set up. */
    public static String compact(JsonWebSignature token, JwtClaims claims) {
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
