package dev.brigade.transactions;

import static dev.brigade.transactions.support.Marketplace.orderInCash;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The commands that the guide shows, in a shell with {@code curl}. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class GuideIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void a_read_model_is_rebuilt() throws Exception {
        String said = run("rebuild.sh", "");

        assertThat(said)
                .contains("\"name\":\"orders\"")
                .contains("\"generation\":")
                .containsPattern("\"projection\":\"orders\",\"state\":\"(running|switched)\"")
                .containsPattern("\"state\":\"cancelled\"|is switched");
        await().atMost(LONGEST)
                .until(() ->
                        given().get("/api/projections")
                                .jsonPath()
                                .getList("items.rebuild.findAll { it != null }")
                                .isEmpty());
    }

    @Test
    void events_are_published_again() throws Exception {
        String order;
        try (Marketplace marketplace = new Marketplace()) {
            order = marketplace.place(marketplace.openRestaurant(), orderInCash());
        }

        String said = run("redrive.sh", order);

        assertThat(said)
                .contains("\"id\":\"" + order + "\"")
                .contains("\"from\":\"2026-01-31T12:00:00Z\"")
                .containsPattern("\"selection\":\\{\\},\"state\":\"(running|done)\"");
    }

    private static String run(String script, String order) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu", "src/test/resources/guide/" + script)
                        .redirectErrorStream(true);
        shell.environment().put("TRANSACTIONS", RestAssured.baseURI + ":" + RestAssured.port);
        shell.environment().put("ORDER", order);
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }
}
