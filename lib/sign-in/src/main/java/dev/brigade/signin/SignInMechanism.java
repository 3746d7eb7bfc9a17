package dev.brigade.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Quarkus's own check of bearer tokens, with the {@link Caller} on top of it, and problem documents
 * for those who are nobody. Without sign-in, everybody is let in.
 */
@Alternative
@Priority(1)
@Singleton
class SignInMechanism implements HttpAuthenticationMechanism {

    static final String CALLER = Caller.class.getName();

    private static final SecurityIdentity ANYBODY =
            QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(Caller.ANYBODY.subject()))
                    .addRoles(Caller.ANYBODY.roles())
                    .addAttribute(CALLER, Caller.ANYBODY)
                    .build();

    private final JWTAuthMechanism tokens;
    private final boolean required;

    SignInMechanism(JWTAuthMechanism tokens, SignInSettings settings) {
        this.tokens = tokens;
        this.required = settings.mode() == SignInSettings.Mode.REQUIRED;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        return required
                ? tokens.authenticate(context, identities)
                        .onItem()
                        .ifNotNull()
                        .transform(SignInMechanism::withCaller)
                : Uni.createFrom().item(ANYBODY);
    }

    private static SecurityIdentity withCaller(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new AuthenticationFailedException();
        }
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(
                        CALLER, Caller.of(token).orElseThrow(AuthenticationFailedException::new))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return tokens.getChallenge(context);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        SignInProblems.unauthorized(context.response());
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }
}
