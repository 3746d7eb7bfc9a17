package dev.brigade.signin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.brigade.signin.SignInSettings.Mode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInStartTest {

    @Test
    void with_sign_in_and_without_a_key_nothing_starts() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> start(Mode.REQUIRED, false, "127.0.0.1"))
                .withMessageStartingWith("Sign-in needs public keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void without_sign_in_loopback_is_listened_on(String host) {
        assertThatNoException().isThrownBy(() -> start(Mode.NONE, false, host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void without_sign_in_nothing_else_is_unless_somebody_says_so(String host) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> start(Mode.NONE, false, host))
                .withMessageContaining(host)
                .withMessageContaining("BRIGADE_SIGN_IN_OPEN_TO_THE_NETWORK=true");
        assertThatNoException().isThrownBy(() -> start(Mode.NONE, true, host));
    }

    private static void start(Mode mode, boolean open, String host) {
        SignInSettings settings =
                new SignInSettings() {
                    @Override
                    public Mode mode() {
                        return mode;
                    }

                    @Override
                    public boolean openToTheNetwork() {
                        return open;
                    }
                };
        SignInStart start = new SignInStart(settings, host, Optional.empty(), Optional.empty());
        start.customize(new FluentConfiguration());
        start.start(new StartupEvent());
    }
}
