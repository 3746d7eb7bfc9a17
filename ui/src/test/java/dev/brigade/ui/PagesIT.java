package dev.brigade.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class PagesIT {

    @Test
    void the_page_loads_nothing_from_elsewhere() {
        String html =
                given().get("/")
                        .then()
                        .statusCode(200)
                        .header("Content-Security-Policy", containsString("default-src 'self'"))
                        .extract()
                        .asString();

        assertThat(html).contains("importmap").doesNotContain("https://");
    }

    @Test
    void every_file_that_the_page_names_is_there() {
        String html = given().get("/").asString();

        var names = Pattern.compile("(?:href|src)=\"(/app/[^\"]+)\"").matcher(html);
        assertThat(names.results().map(name -> name.group(1)))
                .hasSizeGreaterThan(4)
                .allSatisfy(name ->
                        given().get(name)
                                .then()
                                .statusCode(200)
                                .header("Cache-Control", "no-store"));
    }

    @Test
    void libraries_are_kept_by_browsers_for_good() {
        String html = given().get("/").asString();
        var lit = Pattern.compile("\"lit\":\"([^\"]+)\"").matcher(html);

        assertThat(lit.find()).isTrue();
        given().get(lit.group(1))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void a_summary_says_what_is_known_of_each_part() {
        given().get("/api/health-summary")
                .then()
                .statusCode(200)
                .body("parts.name", hasItem("relay"))
                .body("parts.find { it.name == 'reactor' }.state", is("DOWN"))
                .body("parts.find { it.name == 'relay' }.state", is("UNKNOWN"))
                .body(
                        "parts.find { it.name == 'relay' }.detail",
                        is("account-service does not say"))
                .body("parts.state", everyItem(oneOf("UP", "DOWN", "UNKNOWN")));
    }

    @Test
    void the_api_is_described() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/live"));
    }
}
