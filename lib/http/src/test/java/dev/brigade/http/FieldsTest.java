package dev.brigade.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    enum Size {
        SMALL,
        LARGE
    }

    private static Fields body(String json) {
        return Fields.parse(json.getBytes(UTF_8));
    }

    private static List<Violation> violations(String json, Function<Fields, ?> reader) {
        try {
            Fields.read(body(json), reader::apply);
            return List.of();
        } catch (ProblemException problem) {
            assertThat(problem.problem().status()).isEqualTo(400);
            return problem.problem().errors();
        }
    }

    @Test
    void good_fields_are_read() {
        Fields fields =
                body("{\"id\":\"a-1\",\"price\":\"8.99\",\"amount\":250,\"size\":\"LARGE\"}");
        assertThat(fields.id("id")).isEqualTo("a-1");
        assertThat(fields.money("price")).isEqualTo(new BigDecimal("8.99"));
        assertThat(fields.cents("amount")).isEqualTo(250);
        assertThat(fields.oneOf("size", Size.class)).isEqualTo(Size.LARGE);
    }

    @Test
    void a_flag_is_true_or_false_and_false_when_it_is_not_there() {
        Fields fields = body("{\"all\":true,\"none\":false,\"empty\":null}");
        assertThat(fields.flag("all")).isTrue();
        assertThat(fields.flag("none")).isFalse();
        assertThat(fields.flag("empty")).isFalse();
        assertThat(fields.flag("missing")).isFalse();
        assertThat(violations("{\"all\":\"true\"}", f -> f.flag("all")))
                .containsExactly(new Violation("all", "must be true or false"));
    }

    @Test
    void every_violated_field_is_named_at_once_with_its_path() {
        assertThat(
                        violations(
                                "{\"id\":\"a b\",\"items\":[{\"price\":\"1.00\"},{\"price\":\"-1\"}]}",
                                f -> {
                                    f.id("id");
                                    f.text("name", 10);
                                    return f.list("items", 1, 5, item -> item.money("price"));
                                }))
                .extracting(Violation::field)
                .containsExactly("id", "name", "items[1].price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.9", "8.999", "-8.99", "8,99", "1e2", "", "1000000.00"})
    void money_has_two_places_and_no_sign(String money) {
        assertThat(violations("{\"price\":\"" + money + "\"}", f -> f.money("price"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"5\"", "1e30", "null", "[]", "1000000000001"})
    void cents_are_a_positive_whole_number(String amount) {
        assertThat(violations("{\"amount\":" + amount + "}", f -> f.cents("amount"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "\"\\u0000\"", "\"\\ud800\"", "\"12345678901\"", "7"})
    void text_is_printable_and_neither_blank_nor_too_long(String text) {
        assertThat(violations("{\"name\":" + text + "}", f -> f.text("name", 10))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1|well-formed",
                "{\"a\":1} x|well-formed",
                "{\"a\":1,\"a\":2}|well-formed",
                "[]|JSON object",
                "7|JSON object",
                "null|JSON object"
            })
    void a_body_that_is_no_json_object_says_so(String json, String rule) {
        assertThatThrownBy(() -> body(json))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> {
                    assertThat(e.problem().status()).isEqualTo(400);
                    assertThat(e.problem().errors().getFirst().field()).isEqualTo("body");
                    assertThat(e.problem().detail()).contains(rule);
                });
    }

    @Test
    void deep_nesting_is_refused_before_it_costs_anything() {
        String deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);
        assertThatThrownBy(() -> body(deep)).hasMessageContaining("32 levels");
    }

    @Test
    void an_exception_that_only_a_stand_in_caused_is_reported_as_the_violation() {
        assertThat(
                        violations(
                                "{}",
                                f -> {
                                    f.text("name", 10);
                                    throw new IllegalArgumentException("made of a stand-in");
                                }))
                .extracting(Violation::field)
                .containsExactly("name");
    }
}
