package dev.brigade.account.otp.secret;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * The keys of signing in. The first of each list is used; the others of the issuer are shown too,
 * so that the tokens of an old key stay good while a new one signs, and a new one is known before
 * it signs. Immutable and thread-safe.
 */
public final class SignInKeys {

    /** The environment variable for the private keys that sign tokens. */
    public static final String ISSUER = "BRIGADE_TOKENS_KEYS";

    /** The environment variable for the notifier's public keys, which codes are encrypted with. */
    public static final String NOTIFIER = "BRIGADE_NOTIFIER_KEYS";

    private final List<RsaJsonWebKey> issuer;
    private final RsaJsonWebKey notifier;

    private SignInKeys(List<RsaJsonWebKey> issuer, RsaJsonWebKey notifier) {
        this.issuer = issuer;
        this.notifier = notifier;
    }

    /**
     * A JWKS, or a file that holds one.
     *
     * @param jwks counts when both are there
     */
    public record Source(Optional<String> jwks, Optional<String> location) {}

    /**
     * The configured keys; empty when there are none, so that nobody can sign in.
     *
     * @throws InvalidKeysException when they are not usable, or some are missing
     */
    public static Optional<SignInKeys> of(Source issuer, Source notifier) {
        List<RsaJsonWebKey> signing = RsaKeys.read(ISSUER, issuer.jwks(), issuer.location(), true);
        List<RsaJsonWebKey> sealing =
                RsaKeys.read(NOTIFIER, notifier.jwks(), notifier.location(), false);
        if (signing.isEmpty() != sealing.isEmpty()) {
            throw new InvalidKeysException(
                    "%s is missing: signing in needs it beside %s"
                            .formatted(
                                    signing.isEmpty() ? ISSUER : NOTIFIER,
                                    signing.isEmpty() ? NOTIFIER : ISSUER));
        }
        return signing.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignInKeys(signing, sealing.getFirst()));
    }

    /** The key that tokens are signed with. */
    public PrivateKey signing() {
        return Objects.requireNonNull(issuer.getFirst().getRsaPrivateKey());
    }

    /** The name of {@link #signing}. */
    public String signingId() {
        return issuer.getFirst().getKeyId();
    }

    /** All that tokens may be signed with, as a JWKS of public keys. */
    public String published() {
        return issuer.stream()
                .map(SignInKeys::open)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    PublicKey notifier() {
        return notifier.getPublicKey();
    }

    String notifierId() {
        return notifier.getKeyId();
    }

    private static String open(RsaJsonWebKey key) {
        RsaJsonWebKey open = new RsaJsonWebKey(key.getRsaPublicKey());
        open.setKeyId(key.getKeyId());
        open.setUse("sig");
        open.setAlgorithm("RS256");
        return open.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "SignInKeys";
    }
}
