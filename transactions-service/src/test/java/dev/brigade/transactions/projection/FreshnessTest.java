package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class FreshnessTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Freshness freshness = new Freshness();
    private final AtomicLong version = new AtomicLong(7);

    private record Shown(long version) implements Versioned {}

    @Test
    void the_version_that_is_there_is_enough() throws Exception {
        assertThat(look(7, LONG)).contains(new Shown(7));
        assertThat(look(6, LONG)).contains(new Shown(7));
    }

    @Test
    void what_does_not_come_is_waited_for_in_vain() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> look(8, Duration.ofMillis(120)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at version 7, not at 8");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(120_000_000L);
    }

    @Test
    void what_is_not_there_at_all_has_version_0() throws Exception {
        assertThat(freshness.look(new ReadAfter(0, LONG), Optional::<Shown>empty)).isEmpty();
        assertThatThrownBy(() ->
                        freshness.look(new ReadAfter(1, Duration.ZERO), Optional::<Shown>empty))
                .hasMessageContaining("at version 0, not at 1");
    }

    @Test
    void what_another_process_shows_is_seen_too() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        var waiting = CompletableFuture.supplyAsync(() -> lookFor(8, looking));
        assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();

        version.set(8);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).contains(new Shown(8));
    }

    private Optional<Shown> look(long minVersion, Duration patience) throws Exception {
        return freshness.look(
                new ReadAfter(minVersion, patience), () -> Optional.of(new Shown(version.get())));
    }

    private Optional<Shown> lookFor(long minVersion, CountDownLatch looking) {
        try {
            return freshness.look(
                    new ReadAfter(minVersion, LONG),
                    () -> {
                        Optional<Shown> now = Optional.of(new Shown(version.get()));
                        looking.countDown();
                        return now;
                    });
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
