package dev.brigade.transactions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.brigade.transactions.support.BackingServices;
import dev.brigade.transactions.support.Marketplace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client knows already decides what it gets, and what it may change. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class PreconditionsIT {

    private static final String MENU =
            "{\"menu\":{\"menuId\":\"menu-2\",\"cuisine\":\"FRENCH\",\"menuItems\":[]}}";

    private final Marketplace marketplace = new Marketplace();
    private String path;

    /** At version 2. */
    @BeforeEach
    void openTheRestaurant() {
        path = "/api/restaurants/" + marketplace.openRestaurant();
        change("*").statusCode(200);
        given().get(path + "?minVersion=2&wait=5s").then().statusCode(200);
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"[]", "'[], \"1\"'", "'\"1\" ,[]'", "W/[]", "'W/\"1\", W/[]'", "*"})
    void who_has_what_is_shown_is_told_so_with_its_tag(String tags) {
        String tag = tag();
        given().header("If-None-Match", tags.replace("[]", tag))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
    }

    @Test
    void tags_may_come_in_headers_of_their_own() {
        Headers tags =
                new Headers(
                        new Header("If-None-Match", "\"1\""), new Header("If-None-Match", tag()));
        given().headers(tags).get(path).then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"\"1\"", "\"3\"", "\"22\"", "\"\"", "'\"1\", \"3\"'", "W/\"1\"", "\"2.99\""})
    void who_has_something_else_gets_what_is_shown_and_its_tag(String tags) {
        given().header("If-None-Match", tags)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag()))
                .body("version", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"\"2\"", "*", "'\"1\", \"2\"'", "'\"2\" , \"7\"'", "\"2.5\"", "\"2.5.1\""})
    void who_saw_the_present_version_may_change_it(String tags) {
        change(tags).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"1\"",
                "\"3\"",
                "\"22\"",
                "W/\"2\"",
                "2",
                "\"2",
                "\"two\"",
                "\"\"",
                "'\"1\", \"3\"'",
                "'W/\"2\", \"1\"'"
            })
    void who_saw_another_one_changes_nothing(String tags) {
        change(tags).statusCode(412).contentType("application/problem+json");

        change("\"2\"").statusCode(200);
    }

    @Test
    void nothing_matches_what_is_not_there() {
        path = "/api/restaurants/" + Marketplace.newId("nobody");
        change("*").statusCode(412);
        change("\"1\"").statusCode(412);
    }

    @Test
    void whoever_waits_for_a_version_gets_it_when_it_comes() {
        var waiting =
                CompletableFuture.supplyAsync(
                        () -> given().get(path + "?minVersion=3&wait=30s").then());
        change("\"2\"").statusCode(200);

        waiting.join().statusCode(200).body("version", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2"})
    void a_version_that_is_there_is_not_waited_for(String version) {
        given().get(path + "?minVersion=" + version + "&wait=0ms").then().statusCode(200);
    }

    @Test
    void what_is_not_there_is_not_found_unless_it_is_waited_for() {
        String nobody = "/api/restaurants/" + Marketplace.newId("nobody");
        given().get(nobody).then().statusCode(404);
        given().get(nobody + "?minVersion=1&wait=50ms").then().statusCode(503);
    }

    private String tag() {
        String tag = given().get(path).header("ETag");
        assertThat(tag).startsWith("\"2");
        return tag;
    }

    private ValidatableResponse change(String expected) {
        return given().contentType("application/json")
                .header("If-Match", expected)
                .body(MENU)
                .put(path + "/menu")
                .then();
    }
}
