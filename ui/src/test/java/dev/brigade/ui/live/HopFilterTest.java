package dev.brigade.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopFilterTest {

    final Hop hop = Hops.hop("1");

    @Test
    void without_parameters_everything_is_wanted() {
        assertThat(HopFilter.of(null, null).accepts(hop)).isTrue();
        assertThat(HopFilter.of("", "").accepts(hop)).isTrue();
    }

    @Test
    void types_are_kinds_of_hops_or_types_of_events() {
        assertThat(HopFilter.of("TOPIC,EVENT", null).accepts(hop)).isTrue();
        assertThat(HopFilter.of("OrderCreatedEvent", null).accepts(hop)).isTrue();
        assertThat(HopFilter.of("TOPIC", null).accepts(hop)).isFalse();
    }

    @Test
    void text_is_found_in_any_case() {
        assertThat(HopFilter.of(null, "story-1").accepts(hop)).isTrue();
        assertThat(HopFilter.of(null, "ORDER/O1").accepts(hop)).isTrue();
        assertThat(HopFilter.of(null, "order/o2").accepts(hop)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "EVENT,", "a b", "EVENT;TOPIC", "<script>"})
    void types_that_are_none_are_refused(String types) {
        assertThatThrownBy(() -> HopFilter.of(types, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        String text = "x".repeat(201);
        assertThatThrownBy(() -> HopFilter.of(null, text)).isInstanceOf(ProblemException.class);
    }
}
