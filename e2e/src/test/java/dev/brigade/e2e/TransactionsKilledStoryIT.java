package dev.brigade.e2e;

import static dev.brigade.e2e.Marketplace.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** transactions-service dies without a warning, and what it had committed becomes known. */
@Timeout(900)
class TransactionsKilledStoryIT {

    private static final int DEATHS = Boolean.getBoolean("soak") ? 20 : 2;

    static Marketplace marketplace;
    static EventLog log;

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
        log = new EventLog(marketplace.brigade());
    }

    @Test
    void whenever_it_is_killed_all_that_it_had_committed_is_published_in_order_and_nothing_else()
            throws Exception {
        long seed = Long.getLong("brigade.seed", System.nanoTime());
        System.out.printf("Kills with -Dbrigade.seed=%d%n", seed);
        Random random = new Random(seed);
        String account = marketplace.openAccount(1_000_000_000);
        try (Guests guests = new Guests(marketplace, marketplace.openRestaurant())) {
            for (String payer : new String[] {account, account, null, null}) {
                guests.welcome(payer);
            }
            for (int death = 0; death < DEATHS; death++) {
                guests.awaitOrders(1 + random.nextInt(60));
                if (death % 2 == 0) {
                    killBetweenCommitAndPublishing(guests, 8 + random.nextInt(30));
                } else {
                    kill();
                }
            }
            List<String> orders = guests.sendHome();
            awaitAllIsPublished();
            orders.forEach(order -> marketplace.awaitOrder(order, "PREPARED"));
        }
    }

    @Test
    void a_rebuild_and_a_redrive_are_finished_after_a_kill() throws Exception {
        Api api = marketplace.brigade().api("transactions");
        try (Guests guests = new Guests(marketplace, marketplace.openRestaurant())) {
            guests.welcome(null);
            guests.awaitOrders(20);
            Answer rebuild = api.post("/api/projections/orders/rebuild", "").require(202);
            Answer redrive = api.post("/api/redrives", "{\"everything\": true}").require(202);

            kill();
            marketplace.brigade().awaitReady();

            awaitState(rebuild, "switched");
            awaitState(redrive, "done");
            List<String> orders = guests.sendHome();
            awaitAllIsPublished();
            orders.forEach(order -> marketplace.awaitOrder(order, "PREPARED"));
        }
    }

    /** Kafka is stopped in its tracks, so that something is committed that it does not have. */
    private static void killBetweenCommitAndPublishing(Guests guests, int orders) throws Exception {
        ProcessHandle kafka = marketplace.brigade().endpoints().process("kafka");
        signal("STOP", kafka);
        try {
            guests.awaitOrders(orders);
            assertThat(log.unpublished()).isGreaterThanOrEqualTo(orders);
            kill();
        } finally {
            signal("CONT", kafka);
        }
    }

    private static void kill() {
        ProcessHandle killed = marketplace.brigade().endpoints().process("transactions");
        killed.destroyForcibly();
        patiently()
                .ignoreExceptions()
                .until(() ->
                        marketplace.brigade().endpoints().process("transactions").pid()
                                != killed.pid());
    }

    private static void signal(String name, ProcessHandle process)
            throws IOException, InterruptedException {
        List<String> kill = List.of("kill", "-" + name, Long.toString(process.pid()));
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }

    private static void awaitAllIsPublished() {
        patiently().until(() -> log.unpublished() == 0);
        patiently().atMost(Duration.ofMinutes(1)).untilAsserted(log::assertIsPublished);
    }

    private static void awaitState(Answer accepted, String state) {
        String location = accepted.headers().firstValue("Location").orElseThrow();
        String path = location.substring(location.indexOf("/api/"));
        patiently()
                .until(
                        () -> marketplace.brigade().api("transactions").get(path).json(),
                        it -> it.path("state").asText().equals(state));
    }
}
