package dev.brigade.account;

import static dev.brigade.account.ServiceUnderTest.changeCreditLimit;
import static dev.brigade.account.ServiceUnderTest.json;
import static dev.brigade.account.ServiceUnderTest.openAccount;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entity tags, waiting for a version, and pages. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class AccountReadsIT {

    @Test
    void what_the_caller_has_already_is_not_sent_again() {
        String path = "/api/accounts/" + openAccount();
        given().get(path).then().statusCode(200).header("ETag", "\"1\"");
        given().header("If-None-Match", "\"1\"").get(path).then().statusCode(304);
        given().header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
    }

    @Test
    void a_change_of_what_the_caller_has_not_seen_is_refused() {
        String path = "/api/accounts/" + openAccount() + "/credit-limit";
        json("{\"creditLimit\": 1}").header("If-Match", "\"1\"").put(path).then().statusCode(200);
        json("{\"creditLimit\": 2}")
                .header("If-Match", "\"1\"")
                .put(path)
                .then()
                .statusCode(412)
                .body("detail", equalTo("It is at version 2 now"));
        json("{\"creditLimit\": 2}")
                .header("If-Match", "\"1\", \"2\"")
                .put(path)
                .then()
                .statusCode(200);
        json("{\"creditLimit\": 3}").header("If-Match", "*").put(path).then().statusCode(200);
    }

    @Test
    void a_reader_waits_for_the_version_it_needs() {
        String id = openAccount();
        CompletableFuture<Integer> read =
                CompletableFuture.supplyAsync(() ->
                        given().get("/api/accounts/" + id + "?minVersion=2&wait=10s")
                                .path("version"));
        changeCreditLimit(id, 1).statusCode(200);
        assertThat(read.join()).isEqualTo(2);
    }

    @Test
    void a_version_that_does_not_come_in_time_is_unavailable() {
        given().get("/api/accounts/" + openAccount() + "?minVersion=2&wait=50ms")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }

    @Test
    void a_list_comes_in_pages_that_follow_each_other() {
        List<String> opened =
                Stream.generate(ServiceUnderTest::openAccount).limit(5).sorted().toList();
        List<String> listed = new ArrayList<>();
        @Nullable String after = "";
        while (after != null) {
            JsonPath page = given().get("/api/accounts?limit=2&after=" + after).jsonPath();
            List<String> ids = page.getList("items.id");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            listed.addAll(ids);
            after = page.getString("next");
        }
        assertThat(listed).isSorted().doesNotHaveDuplicates().containsAll(opened);
    }

    @Test
    void a_page_links_to_the_next_one() {
        openAccount();
        openAccount();
        given().get("/api/accounts?limit=1").then().header("Link", notNullValue());
    }

    @Test
    void what_is_not_there_is_not_found() {
        given().get("/api/accounts/nobody").then().statusCode(404);
        given().get("/api/accounts/nobody/payments").then().statusCode(404);
        given().get("/api/payments/nothing").then().statusCode(404);
    }
}
