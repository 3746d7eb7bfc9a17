package dev.brigade.eventstore.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JacksonFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private final PersonKeys keys = new InMemoryPersonKeys();

    @Test
    void only_the_declared_fields_change_and_the_rest_stays_the_text_it_was() {
        var personal = PersonalData.with(keys).event("E", "/who", "/a/name", "/list/*/x").build();
        String json =
                """
                { "who" : "w",  "n": 1.50, "a": {"name" : "N", "other": [ ] },
                  "list": [{"x": {"deep": [1, 2]}}, {"x": null}, {"y": "\\"x\\": 7"}] }\
                """;
        String sealed = personal.protect("E", json);

        assertThat(sealed)
                .startsWith("{ \"who\" : \"w\",  \"n\": 1.50, \"a\": {\"name\" : {\"$sealed\":\"")
                .endsWith("{\"x\": null}, {\"y\": \"\\\"x\\\": 7\"}] }")
                .doesNotContain("deep");
        assertThat(personal.reveal(List.of(sealed, "{}"))).containsExactly(json, "{}");
    }

    @Test
    void an_event_of_another_type_is_left_alone() {
        var personal = PersonalData.with(keys).event("E", "/who", "/name").build();

        assertThat(personal.protect("F", "{\"name\":\"N\"}")).isEqualTo("{\"name\":\"N\"}");
    }

    @Test
    void what_is_within_a_protected_field_is_protected_with_it() {
        var personal = PersonalData.with(keys).event("E", "/who", "/a", "/a/b").build();
        String json = "{\"who\":\"w\",\"a\":{\"b\":1,\"c\":2}}";
        String sealed = personal.protect("E", json);

        assertThat(SealedField.all(sealed)).hasSize(1);
        assertThat(personal.reveal(List.of(sealed))).containsExactly(json);
        keys.forget("w");
        assertThat(personal.reveal(List.of(sealed)))
                .containsExactly("{\"who\":\"w\",\"a\":\"[erased]\"}");
    }

    @Test
    void a_misspelt_field_or_person_is_an_error_and_not_a_leak() {
        var personal = PersonalData.with(keys).event("E", "/who", "/name").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.protect("E", "{\"who\":\"w\",\"Name\":\"N\"}"))
                .withMessageContaining("E has no /name to protect");
        for (String who : List.of("", "\"who\":7,", "\"who\":\"\",", "\"who\":\"\\u0041\",")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> personal.protect("E", "{" + who + "\"name\":\"N\"}"))
                    .withMessageContaining("no plain text that names a person");
        }
    }

    @Test
    void a_field_may_be_declared_as_sometimes_missing() {
        var personal =
                PersonalData.with(keys)
                        .event("E", "/who", PersonalField.at("/name").optional())
                        .build();

        assertThat(personal.protect("E", "{}")).isEqualTo("{}");
    }

    @Test
    void a_misspelt_event_shows_at_start() {
        var types = EventTypes.of("Visit", ErasureContract.GuestEvent.class).build();
        var personal = PersonalData.with(keys).event("Seeted", "/guest", "/name").build();

        assertThatIllegalStateException()
                .isThrownBy(() -> new EventMapping<>(types, new JacksonFormat<>(), personal))
                .withMessageContaining("Seeted");
    }

    @Test
    void nobody_can_smuggle_in_what_looks_encrypted() {
        var personal = PersonalData.with(keys).event("E", "/who", "/name").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> personal.protect("F", "{\"a\":{\"$sealed\":\"x.y.z\"}}"));
        String text = "{\"a\":\"{\\\"$sealed\\\":\\\"x.y.z\\\"}\"}";
        assertThat(personal.protect("F", text)).isEqualTo(text);
    }

    @Test
    void a_field_that_was_tampered_with_is_an_error() {
        var personal = PersonalData.with(keys).event("E", "/who", "/name").build();
        String sealed = personal.protect("E", "{\"who\":\"w\",\"name\":\"N\"}");
        SealedField field = SealedField.all(sealed).getFirst();
        field.encrypted()[20] ^= 1;
        String changed = "{\"who\":\"w\",\"name\":" + field.text() + "}";

        assertThatThrownBy(() -> personal.reveal(List.of(changed)))
                .isInstanceOf(UndecipherableException.class);
    }

    @Test
    void text_that_is_no_json_is_refused() {
        var personal = PersonalData.with(keys).event("E", "/who", "/name").build();

        for (String text :
                List.of("", "{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "[1 2]", "{a:1}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> personal.protect("E", text));
        }
    }
}
