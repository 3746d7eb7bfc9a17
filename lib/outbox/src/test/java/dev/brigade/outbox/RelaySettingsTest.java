package dev.brigade.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may be said in a service's configuration. */
class RelaySettingsTest {
    @Test
    void an_engine_is_known_by_its_name() {
        assertThat(RelayEngine.named("debezium")).isEqualTo(RelayEngine.DEBEZIUM);
        assertThat(RelayEngine.named("pgoutput")).isEqualTo(RelayEngine.PGOUTPUT);
        assertThat(RelayEngine.named("external")).isEqualTo(RelayEngine.EXTERNAL);
    }

    @Test
    void an_engine_that_there_is_not_is_refused_by_the_name_of_the_setting() {
        assertThatThrownBy(() -> RelayEngine.named("connect"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("relay.engine is debezium, pgoutput or external, not \"connect\"");
    }

    @Test
    void nothing_is_promised_for_an_external_engine() {
        RelayConfig config =
                RelayConfig.of("jdbc:postgresql://db/x", "u", "p", "kafka:9092", "/account-service")
                        .withMode(RelayMode.TRANSACTIONAL);
        assertThatThrownBy(() -> config.withEngine(RelayEngine.EXTERNAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relay.engine=external")
                .hasMessageContaining("relay.mode=transactional");
    }
}
