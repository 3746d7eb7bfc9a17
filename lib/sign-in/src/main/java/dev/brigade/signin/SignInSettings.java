package dev.brigade.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether callers sign in. */
@ConfigMapping(prefix = "brigade.sign-in")
interface SignInSettings {

    /** {@code none} only in the profiles {@code dev} and {@code test}, unless it is set. */
    @WithDefault("required")
    Mode mode();

    /**
     * Without sign-in, to listen beyond loopback all the same. It is for a container whose port is
     * published on loopback only: whoever reaches the port may do everything.
     */
    @WithDefault("false")
    boolean openToTheNetwork();

    /** Whether a route needs a token. */
    enum Mode {
        REQUIRED,
        NONE
    }
}
