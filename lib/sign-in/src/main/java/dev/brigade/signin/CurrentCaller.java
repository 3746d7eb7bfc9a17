package dev.brigade.signin;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The caller of the current request. Thread-safe. */
@Singleton
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Who is calling; where there is no sign-in, somebody who may do everything.
     *
     * @throws UnauthorizedException answered with 401, when nobody has signed in
     */
    public Caller get() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    /** Who is calling; empty when nobody has signed in, on a route that is for everybody. */
    public Optional<Caller> find() {
        return Optional.ofNullable(identity.getAttribute(SignInMechanism.CALLER));
    }
}
