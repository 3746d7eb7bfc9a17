package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.messaging.EventDecodingException.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    enum Cuisine {
        SERBIAN,
        MEXICAN
    }

    record Name(String value) {
        Name {
            if (value.isBlank()) {
                throw new IllegalArgumentException("Name is empty");
            }
        }
    }

    record Dish(String menuItemId, BigDecimal price) {
        boolean isDear() {
            return price.compareTo(BigDecimal.TEN) > 0;
        }

        BigDecimal getDouble() {
            return price.add(price);
        }
    }

    sealed interface Event {
        String id();
    }

    record Opened(
            String id,
            Name name,
            Cuisine cuisine,
            List<Dish> dishes,
            int seats,
            @Nullable String organisationId,
            Optional<String> motto,
            @Nullable Instant since)
            implements Event {}

    record Closed(String id) implements Event {}

    record NotOpened(String id, String reason) implements Event {}

    private static final EventCodec<Event> CODEC =
            EventCodec.<Event>named("Restaurant")
                    .event("OpenedEvent", Opened.class)
                    .finalEvent("ClosedEvent", Closed.class)
                    .refusal("NotOpenedEvent", NotOpened.class)
                    .complete(Event.class);

    private static final Opened FULL =
            new Opened(
                    "r-1",
                    new Name("Ćevabdžinica"),
                    Cuisine.SERBIAN,
                    List.of(new Dish("m-1", new BigDecimal("8.90"))),
                    12,
                    "org-1",
                    Optional.of("Hot"),
                    Instant.parse("2026-01-02T03:04:05Z"));

    private static final String FULL_JSON =
            """
            {"kind":"OpenedEvent","decider":"Restaurant","id":"r-1","version":1,"final":false,\
            "name":"Ćevabdžinica","cuisine":"SERBIAN","dishes":[{"menuItemId":"m-1","price":"8.90"}],\
            "seats":12,"organisationId":"org-1","motto":"Hot","since":"2026-01-02T03:04:05Z"}\
            """;

    private static final String LEAST_JSON =
            """
            {"kind":"OpenedEvent","decider":"Restaurant","id":"r-1","version":1,"final":false,\
            "name":"A","cuisine":"MEXICAN","dishes":[],"seats":0}\
            """;

    @Test
    void an_event_is_written_with_its_kind_first_and_money_as_text() {
        assertThat(CODEC.encode(FULL)).isEqualTo(FULL_JSON);
    }

    @Test
    void what_is_absent_is_left_out() {
        var least =
                new Opened(
                        "r-1",
                        new Name("A"),
                        Cuisine.MEXICAN,
                        List.of(),
                        0,
                        null,
                        Optional.empty(),
                        null);

        assertThat(CODEC.encode(least)).isEqualTo(LEAST_JSON);
        assertThat(CODEC.decode("OpenedEvent", LEAST_JSON)).isEqualTo(least);
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(CODEC.decode("OpenedEvent", FULL_JSON)).isEqualTo(FULL);
    }

    @Test
    void the_last_event_of_a_stream_says_so() {
        assertThat(CODEC.encode(new Closed("r-1")))
                .isEqualTo(
                        """
                        {"kind":"ClosedEvent","decider":"Restaurant","id":"r-1","version":1,\
                        "final":true}\
                        """);
        assertThat(CODEC.isFinal(Closed.class)).isTrue();
        assertThat(CODEC.isFinal(Opened.class)).isFalse();
    }

    @Test
    void refusals_are_written_but_are_not_among_the_recorded_kinds() {
        var refusal = new NotOpened("r-1", "Restaurant already exist!");

        assertThat(CODEC.kinds()).containsExactly("OpenedEvent", "ClosedEvent");
        assertThat(CODEC.kind(refusal)).isEqualTo("NotOpenedEvent");
        assertThat(CODEC.decode("NotOpenedEvent", CODEC.encode(refusal))).isEqualTo(refusal);
    }

    @Test
    void unknown_fields_are_ignored() {
        String more = FULL_JSON.replace("\"seats\"", "\"new\":{\"a\":[1]},\"seats\"");

        assertThat(CODEC.decode("OpenedEvent", more)).isEqualTo(FULL);
    }

    @Test
    void an_unknown_kind_is_refused() {
        assertRefused(Reason.UNKNOWN_KIND, "ReopenedEvent", FULL_JSON);
    }

    @Test
    void a_newer_schema_is_refused() {
        assertRefused(
                Reason.NEWER_SCHEMA,
                "OpenedEvent",
                FULL_JSON.replace("\"version\":1", "\"version\":2"));
    }

    private static final EventCodec<Event> LATER =
            EventCodec.<Event>named("Restaurant")
                    .event("OpenedEvent", Opened.class)
                    .upcast(Opened.class, json -> next(json, 1, "\"places\":", "\"chairs\":"))
                    .upcast(Opened.class, json -> next(json, 2, "\"chairs\":", "\"seats\":"))
                    .finalEvent("ClosedEvent", Closed.class)
                    .build();

    private static String next(String json, int version, String from, String to) {
        return json.replace("\"version\":" + version, "\"version\":" + (version + 1))
                .replace(from, to);
    }

    @Test
    void an_event_is_written_with_the_version_of_its_own_schema() {
        assertThat(LATER.encode(FULL))
                .isEqualTo(FULL_JSON.replace("\"version\":1", "\"version\":3"));
        assertThat(LATER.encode(new Closed("r-1"))).contains("\"version\":1");
        assertThat(LATER.upcasters(Opened.class)).hasSize(2);
        assertThat(LATER.upcasters(Closed.class)).isEmpty();
    }

    @Test
    void events_of_every_older_schema_are_read_as_the_newest() {
        String third = LATER.encode(FULL);
        String second = third.replace("\"version\":3", "\"version\":2").replace("seats", "chairs");
        String first = third.replace("\"version\":3", "\"version\":1").replace("seats", "places");

        assertThat(List.of(first, second, third))
                .allSatisfy(json -> assertThat(LATER.decode("OpenedEvent", json)).isEqualTo(FULL));
        assertRefused(
                LATER,
                Reason.NEWER_SCHEMA,
                "OpenedEvent",
                third.replace("\"version\":3", "\"version\":4"));
    }

    @Test
    void an_event_that_is_not_in_the_table_has_no_older_schema() {
        var table = EventCodec.<Event>named("Restaurant").event("OpenedEvent", Opened.class);

        assertThatThrownBy(() -> table.upcast(Closed.class, json -> json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"kind\":\"\\ud800\"",
            })
    void what_is_not_one_json_object_is_refused(String json) {
        assertRefused(Reason.MALFORMED, "OpenedEvent", json);
    }

    @Test
    void deep_and_long_json_is_refused_without_harm() {
        String deep = "{\"a\":".repeat(100_000);
        String deepArray = "{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}";
        String tooLong = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";

        assertRefused(Reason.MALFORMED, "OpenedEvent", deep);
        assertRefused(Reason.MALFORMED, "OpenedEvent", deepArray);
        assertRefused(Reason.MALFORMED, "OpenedEvent", tooLong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"OpenedEvent\"=>\"kind\":\"ClosedEvent\"",
                "\"kind\":\"OpenedEvent\",=>",
                "\"decider\":\"Restaurant\"=>\"decider\":\"Order\"",
                "\"version\":1=>\"version\":\"1\"",
                "\"version\":1=>\"version\":0",
                "\"id\":\"r-1\",=>",
                "\"id\":\"r-1\"=>\"id\":null",
                "\"id\":\"r-1\"=>\"id\":7",
                "\"id\":\"r-1\"=>\"id\":true",
                "\"name\":\"A\"=>\"name\":\" \"",
                "\"name\":\"A\"=>\"name\":{\"value\":\"A\"}",
                "\"cuisine\":\"MEXICAN\"=>\"cuisine\":\"FRENCH\"",
                "\"cuisine\":\"MEXICAN\"=>\"cuisine\":0",
                "\"dishes\":[]=>\"dishes\":null",
                "\"dishes\":[]=>\"dishes\":[null]",
                "\"dishes\":[]=>\"dishes\":{}",
                "\"dishes\":[]=>\"dishes\":[{\"menuItemId\":\"m\"}]",
                "\"dishes\":[]=>\"dishes\":[{\"menuItemId\":\"m\",\"price\":8.99}]",
                "\"dishes\":[]=>\"dishes\":[{\"menuItemId\":\"m\",\"price\":\"1e9\"}]",
                ",\"seats\":0=>",
                "\"seats\":0=>\"seats\":\"0\"",
                "\"seats\":0=>\"seats\":0.5",
                "\"seats\":0=>\"seats\":3000000000",
                "\"seats\":0=>\"seats\":null",
            })
    void a_field_that_does_not_fit_is_refused(String change) {
        String[] fromTo = change.split("=>", -1);
        assertThat(LEAST_JSON).contains(fromTo[0]);

        assertRefused(Reason.WRONG_FIELDS, "OpenedEvent", LEAST_JSON.replace(fromTo[0], fromTo[1]));
    }

    @Test
    void a_table_that_lacks_a_record_of_the_sealed_type_is_refused() {
        var table = EventCodec.<Event>named("Restaurant").event("OpenedEvent", Opened.class);

        assertThatThrownBy(() -> table.complete(Event.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("Closed", "NotOpened");
        assertThatThrownBy(() -> table.build().encode(new Closed("r-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_table_with_a_kind_or_a_record_twice_is_refused() {
        var table = EventCodec.<Event>named("Restaurant").event("OpenedEvent", Opened.class);

        assertThatThrownBy(() -> table.event("OpenedEvent", Closed.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.event("OtherEvent", Opened.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record WithoutId(String name) {}

    record WithReservedName(String id, long version) {}

    @Test
    void a_record_that_cannot_be_an_event_is_refused() {
        var table = EventCodec.<Record>named("Any");

        assertThatThrownBy(() -> table.event("E", WithoutId.class)).hasMessageContaining("id");
        assertThatThrownBy(() -> table.event("E", WithReservedName.class))
                .hasMessageContaining("version");
    }

    private static void assertRefused(Reason reason, String kind, String json) {
        assertRefused(CODEC, reason, kind, json);
    }

    private static void assertRefused(
            EventCodec<Event> codec, Reason reason, String kind, String json) {
        assertThatThrownBy(() -> codec.decode(kind, json))
                .isInstanceOfSatisfying(
                        EventDecodingException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
