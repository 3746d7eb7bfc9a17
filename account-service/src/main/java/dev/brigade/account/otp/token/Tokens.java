package dev.brigade.account.otp.token;

import dev.brigade.account.otp.secret.SignInKeys;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes tokens as docs/adr/0013-token-contract.md says. Thread-safe.
 *
 * @param lifetime how long a token lets somebody in: nobody can call it back before
 */
public record Tokens(String issuer, String audience, Duration lifetime) {

    /** A token for a user with these rights, from now on. */
    public String issue(SignInKeys keys, String userId, Rights rights, Instant now) {
        JwtClaimsBuilder claims =
                Jwt.claims()
                        .issuer(issuer)
                        .audience(audience)
                        .subject(userId)
                        .groups(rights.roles())
                        .issuedAt(now)
                        .expiresAt(now.plus(lifetime));
        if (rights.accountId() != null) {
            claims.claim("accountId", rights.accountId());
        }
        if (rights.organisationId() != null) {
            claims.claim("organisationId", rights.organisationId());
        }
        return claims.jws()
                .keyId(keys.signingId())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(keys.signing());
    }
}
