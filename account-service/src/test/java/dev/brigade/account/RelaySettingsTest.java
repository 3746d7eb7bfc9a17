package dev.brigade.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quarkus prints the message of this exception alone, and exits with 1. */
class RelaySettingsTest {

    @Test
    void an_engine_that_there_is_not_is_named_with_its_setting() {
        assertThatThrownBy(() -> relay("connect", "at-least-once"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("relay.engine is debezium, pgoutput or external, not \"connect\"");
    }

    @Test
    void an_external_engine_is_not_promised_to_be_transactional() {
        assertThatThrownBy(() -> relay("external", "transactional"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("relay.mode=transactional");
    }

    private static void relay(String engine, String mode) {
        String url = "jdbc:postgresql://127.0.0.1/account";
        new Wiring().relay(url, "user", "password", "kafka", engine, mode, Optional.empty());
    }
}
