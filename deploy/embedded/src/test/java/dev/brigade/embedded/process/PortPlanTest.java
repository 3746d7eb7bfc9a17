package dev.brigade.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    final List<String> said = new ArrayList<>();
    final AtomicInteger free = new AtomicInteger(20_000);

    @Test
    void the_usual_ports_are_taken_where_they_are_free() {
        assertThat(plan(Set.of()).addresses(8080))
                .isEqualTo(new Addresses(8080, 8081, 8082, 8083, 15_432, 19_092, 19_093));
        assertThat(said).isEmpty();
    }

    @Test
    void a_taken_port_is_replaced_and_said_so() {
        assertThat(plan(Set.of(8082)).addresses(8080).transactions()).isEqualTo(20_001);
        assertThat(said).containsExactly("port 8082 is taken: transactions-service gets 20001");
    }

    @Test
    void no_two_parts_get_the_same_port() {
        Addresses addresses = plan(Set.of()).addresses(8081);
        assertThat(addresses.ui()).isEqualTo(8081);
        assertThat(addresses.account()).isEqualTo(20_001);
    }

    @Test
    void any_port_for_the_page_is_nothing_to_talk_about() {
        assertThat(plan(Set.of()).addresses(0).ui()).isEqualTo(20_001);
        assertThat(said).isEmpty();
    }

    private PortPlan plan(Set<Integer> taken) {
        return new PortPlan(port -> !taken.contains(port), free::incrementAndGet, said::add);
    }
}
