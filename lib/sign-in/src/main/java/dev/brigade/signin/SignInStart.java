package dev.brigade.signin;

import dev.brigade.signin.SignInSettings.Mode;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Keeps a service from starting when it would let in nobody, or everybody. Flyway asks first, so
 * that what does not start has not changed the database either.
 */
@Singleton
final class SignInStart implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(SignInStart.class);

    /** What Quarkus puts here by itself in tests that name a location. */
    private static final String NO_KEYS = "NONE";

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
        this.keys = keys.filter(set -> !set.equals(NO_KEYS));
        this.location = location;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        check();
    }

    void start(@Observes @Priority(1) StartupEvent started) {
        check();
        if (settings.mode() == Mode.NONE) {
            LOG.warnf("No sign-in: whoever reaches %s may do everything", host);
        }
    }

    /** Quarkus prints the message of this exception alone, and exits with 1. */
    private void check() {
        switch (settings.mode()) {
            case REQUIRED -> VerificationKeys.require(keys, location);
            case NONE -> requireLoopback();
        }
    }

    private void requireLoopback() {
        if (!settings.openToTheNetwork() && !isLoopback()) {
            throw new ConfigurationException(
                    ("Without sign-in the service listens on loopback only, not on %s: set"
                                    + " QUARKUS_HTTP_HOST=127.0.0.1, or QUARKUS_PROFILE=prod to"
                                    + " sign in, or BRIGADE_SIGN_IN_OPEN_TO_THE_NETWORK=true where"
                                    + " nobody else reaches the port")
                            .formatted(host));
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
