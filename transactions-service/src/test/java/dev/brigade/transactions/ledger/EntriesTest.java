package dev.brigade.transactions.ledger;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntriesTest {

    @Test
    void it_holds_what_a_map_would_hold() {
        Map<String, Integer> expected = new HashMap<>();
        Entries<Integer> entries = Entries.none();
        for (int i = 0; i < 2_000; i++) {
            String id = "id-" + i % 1_500;
            expected.put(id, i);
            entries = entries.with(id, i);
        }

        assertThat(entries.asMap()).isEqualTo(expected);
        assertThat(expected.keySet().stream().collect(toMap(id -> id, entries::get)))
                .isEqualTo(expected);
        assertThat(entries.get("id-1500")).isNull();
    }

    @Test
    void ids_with_the_same_hash_are_told_apart() {
        Entries<Integer> entries = Entries.<Integer>none().with("Aa", 1).with("BB", 2);

        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(entries.get("Aa")).isEqualTo(1);
        assertThat(entries.get("BB")).isEqualTo(2);
        assertThat(entries.get("C#")).isNull();
    }

    @Test
    void adding_leaves_the_map_before_as_it_was() {
        Entries<Integer> before = Entries.<Integer>none().with("a", 1);
        Entries<Integer> after = before.with("a", 2).with("b", 3);

        assertThat(before.asMap()).isEqualTo(Map.of("a", 1));
        assertThat(after.asMap()).isEqualTo(Map.of("a", 2, "b", 3));
        assertThat(before).isNotEqualTo(after).isEqualTo(Entries.<Integer>none().with("a", 1));
    }

    @Test
    void maps_are_equal_when_their_entries_are_whatever_the_order() {
        Entries<Integer> one = Entries.<Integer>none().with("Aa", 1).with("BB", 2).with("c", 3);
        Entries<Integer> other = Entries.<Integer>none().with("c", 3).with("BB", 2).with("Aa", 1);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(one.asMap());
        assertThat(one.hashCode()).isNotEqualTo(one.with("d", 4).hashCode());
        assertThat(one).hasToString(one.asMap().toString());
        assertThat(Entries.none()).isEqualTo(Entries.none()).hasToString("{}");
    }
}
