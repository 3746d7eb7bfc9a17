package dev.brigade.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HopRingTest {

    static final Duration AT_ONCE = Duration.ZERO;
    static final Duration LONG = Duration.ofSeconds(20);

    final HopRing ring = new HopRing(5);

    @Test
    void a_listener_reads_on_from_where_it_was() throws Exception {
        ring.append(Hops.hops(1, 4));

        HopRing.Slice slice = ring.after(2, 10, AT_ONCE);

        assertThat(slice.hops()).extracting(Hop::id).containsExactly("hop 3", "hop 4");
        assertThat(slice.first()).isEqualTo(3);
        assertThat(slice.last()).isEqualTo(4);
        assertThat(slice.dropped()).isZero();
    }

    @Test
    void a_slice_is_no_longer_than_asked_for() throws Exception {
        ring.append(Hops.hops(1, 4));

        assertThat(ring.after(0, 2, AT_ONCE).last()).isEqualTo(2);
    }

    @Test
    void a_listener_that_is_too_slow_is_told_how_many_hops_are_gone() throws Exception {
        ring.append(Hops.hops(1, 12));

        HopRing.Slice slice = ring.after(3, 10, AT_ONCE);

        assertThat(slice.dropped()).isEqualTo(4);
        assertThat(slice.hops()).extracting(Hop::id).startsWith("hop 8").endsWith("hop 12");
    }

    @Test
    void a_number_from_the_future_is_taken_for_now() throws Exception {
        ring.append(Hops.hops(1, 2));

        HopRing.Slice slice = ring.after(99, 10, AT_ONCE);

        assertThat(slice.hops()).isEmpty();
        assertThat(slice.last()).isEqualTo(2);
    }

    @Test
    void a_listener_waits_for_the_next_hop() {
        var next = CompletableFuture.supplyAsync(() -> after(0));

        ring.append(Hops.hops(1, 1));

        assertThat(next)
                .succeedsWithin(LONG)
                .satisfies(slice -> assertThat(slice.hops()).hasSize(1));
    }

    @Test
    void a_closed_ring_lets_its_listeners_go() {
        var next = CompletableFuture.supplyAsync(() -> after(0));

        ring.close();

        assertThat(next).succeedsWithin(LONG).matches(HopRing.Slice::closed);
    }

    private HopRing.Slice after(long number) {
        try {
            return ring.after(number, 10, LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
