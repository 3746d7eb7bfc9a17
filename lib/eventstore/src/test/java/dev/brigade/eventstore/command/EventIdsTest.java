package dev.brigade.eventstore.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.StreamId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final StreamId STREAM = new StreamId("Till", "1");
    private static final String TIMED = "019a0000-1234-7abc-8def-0123456789ab";

    @Test
    void a_new_id_is_of_now_and_of_version_7() {
        long before = System.currentTimeMillis();
        UUID id = EventIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(before, System.currentTimeMillis());
        assertThat(EventIds.next()).isNotEqualTo(id);
    }

    @Test
    void the_id_of_a_commands_first_event_is_always_the_same() {
        assertThat(EventIds.first(STREAM, "c")).isEqualTo(EventIds.first(STREAM, "c"));
        assertThat(EventIds.first(STREAM, "c"))
                .isNotEqualTo(EventIds.first(STREAM, "d"))
                .isNotEqualTo(EventIds.first(new StreamId("Till", "2"), "c"));
        assertThat(EventIds.first(new StreamId("Til", "l1"), "c"))
                .isNotEqualTo(EventIds.first(new StreamId("Till", "1"), "c"));
        assertThat(EventIds.first(STREAM, "c").version()).isEqualTo(8);
        assertThat(EventIds.first(STREAM, "c").variant()).isEqualTo(2);
    }

    @Test
    void it_has_the_time_of_the_command_when_that_has_one() {
        UUID id = EventIds.first(STREAM, TIMED);

        assertThat(id.toString()).startsWith("019a0000-1234-8");
        assertThat(EventIds.first(STREAM, TIMED.replace("-7abc-", "-4abc-")).toString())
                .doesNotStartWith("019a0000-1234");
        assertThat(EventIds.first(STREAM, TIMED.replace("-0123", "-zzzz")).toString())
                .doesNotStartWith("019a0000-1234");
    }
}
