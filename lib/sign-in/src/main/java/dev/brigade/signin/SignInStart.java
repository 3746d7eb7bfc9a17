package dev.brigade.signin;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps a service from starting when it would let in nobody, or everybody. */
@Singleton
final class SignInStart {

    private static final Logger LOG = Logger.getLogger(SignInStart.class);

    private final SignInSettings settings;
    private final String host;
    private final Optional<String> keys;
    private final Optional<String> location;

    SignInStart(
            SignInSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location) {
        this.settings = settings;
        this.host = host;
        this.keys = keys;
        this.location = location;
    }

    /** Quarkus prints the message of this exception alone, and exits with 1. */
    void check(@Observes @Priority(1) StartupEvent started) {
        switch (settings.mode()) {
            case REQUIRED -> VerificationKeys.require(keys, location);
            case NONE -> withoutSignIn();
        }
    }

    private void withoutSignIn() {
        if (!settings.openToTheNetwork() && !isLoopback()) {
            throw new ConfigurationException(
                    ("Without sign-in the service listens on loopback only, not on %s: set"
                                    + " QUARKUS_HTTP_HOST=127.0.0.1, or QUARKUS_PROFILE=prod to"
                                    + " sign in, or BRIGADE_SIGN_IN_OPEN_TO_THE_NETWORK=true where"
                                    + " nobody else reaches the port")
                            .formatted(host));
        }
        LOG.warnf("No sign-in: whoever reaches %s may do everything", host);
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
