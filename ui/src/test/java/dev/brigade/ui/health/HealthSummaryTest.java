package dev.brigade.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.ui.health.PartHealth.State;
import dev.brigade.ui.services.Service;
import dev.brigade.ui.topics.ReaderStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthSummaryTest {

    static final ReaderStatus CONNECTED =
            new ReaderStatus(ReaderStatus.State.CONNECTED, Instant.EPOCH, 12, null);
    static final ReaderStatus AWAY =
            new ReaderStatus(ReaderStatus.State.AWAY, null, 0, "no answer");
    static final ReaderStatus NOT_ASKED =
            new ReaderStatus(ReaderStatus.State.UNKNOWN, null, 0, null);

    final Map<Service, Readiness> services = new EnumMap<>(Service.class);

    @Test
    void all_is_up_when_everything_says_so() throws Exception {
        answer(Service.ACCOUNT, "UP", "Database connections health check", "UP", "relay", "UP");
        answer(Service.TRANSACTIONS, "UP", "Database connections health check", "UP");
        answer(Service.REACTOR, "UP");

        assertThat(summary(CONNECTED).parts()).allMatch(part -> part.state() == State.UP);
    }

    @Test
    void what_only_a_silent_service_knows_is_unknown() throws Exception {
        services.put(Service.ACCOUNT, new Readiness.NoAnswer("does not answer"));
        answer(Service.TRANSACTIONS, "UP");
        answer(Service.REACTOR, "UP");

        assertThat(state("account", CONNECTED)).isEqualTo(State.DOWN);
        assertThat(state("relay", CONNECTED)).isEqualTo(State.UNKNOWN);
        assertThat(state("postgres", CONNECTED)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void a_service_that_is_not_ready_says_which_check_failed() throws Exception {
        answer(Service.ACCOUNT, "DOWN", "relay", "DOWN");
        answer(Service.TRANSACTIONS, "UP");
        answer(Service.REACTOR, "UP");

        assertThat(summary(CONNECTED).parts())
                .filteredOn(part -> part.name().equals("account"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.state()).isEqualTo(State.DOWN);
                    assertThat(part.detail()).isEqualTo("answers, but is not ready: relay");
                });
        assertThat(state("relay", CONNECTED)).isEqualTo(State.DOWN);
    }

    @Test
    void postgres_is_up_when_one_service_reaches_it() throws Exception {
        answer(Service.ACCOUNT, "DOWN", "Database connections health check", "DOWN");
        answer(Service.TRANSACTIONS, "UP", "Database connections health check", "UP");
        answer(Service.REACTOR, "UP");

        assertThat(state("postgres", CONNECTED)).isEqualTo(State.UP);
    }

    @Test
    void kafka_is_as_the_reader_finds_it() throws Exception {
        for (Service service : Service.values()) {
            answer(service, "UP");
        }

        assertThat(state("kafka", CONNECTED)).isEqualTo(State.UP);
        assertThat(state("kafka", AWAY)).isEqualTo(State.DOWN);
        assertThat(state("kafka", NOT_ASKED)).isEqualTo(State.UNKNOWN);
    }

    private HealthSummary summary(ReaderStatus kafka) {
        return HealthSummary.of(Instant.EPOCH, services, kafka);
    }

    private State state(String name, ReaderStatus kafka) {
        return summary(kafka).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** A service's answer, with the names and states of its checks. */
    private void answer(Service service, String status, String... checks) throws Exception {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < checks.length; i += 2) {
            list.append(list.isEmpty() ? "" : ",")
                    .append(
                            "{\"name\":\"%s\",\"status\":\"%s\"}"
                                    .formatted(checks[i], checks[i + 1]));
        }
        String answer = "{\"status\":\"%s\",\"checks\":[%s]}".formatted(status, list);
        services.put(service, Readiness.Answered.of(new ObjectMapper().readTree(answer)));
    }
}
