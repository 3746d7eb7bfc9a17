package dev.brigade.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidsTest {

    @Test
    void new_ids_have_version_7_and_sort_in_the_order_they_were_made() {
        List<String> ids = Stream.generate(Uuids::v7).limit(1_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(UUID.fromString(ids.getFirst()).version()).isEqualTo(7);
    }

    @Test
    void the_same_parts_give_the_same_id_on_every_machine() {
        assertThat(Uuids.derived("transaction", "order-1"))
                .isEqualTo(Uuids.derived("transaction", "order-1"))
                .hasToString("944dd128-270f-52d1-bef0-87d661e07916");
        assertThat(Uuids.derived("x").version()).isEqualTo(5);
    }

    @Test
    void parts_are_told_apart() {
        assertThat(Uuids.derived("a", "bc")).isNotEqualTo(Uuids.derived("ab", "c"));
        assertThat(Uuids.derived("a", "")).isNotEqualTo(Uuids.derived("a"));
        assertThat(Uuids.derived("1:a")).isNotEqualTo(Uuids.derived("1", "a"));
    }
}
