package dev.brigade.signin;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

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
        Caller caller = identity.getAttribute(SignInMechanism.CALLER);
        if (caller == null) {
            throw new UnauthorizedException();
        }
        return caller;
    }
}
