package dev.brigade.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();

    @AfterEach
    void stop() {
        turns.stop();
    }

    @Test
    void one_that_takes_long_does_not_hold_up_another() throws InterruptedException {
        CountDownLatch forEver = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch thrice = new CountDownLatch(3);
        turns.every(
                Duration.ofMillis(1),
                "long ones",
                () -> {
                    begun.countDown();
                    await(forEver);
                });
        assertDone(begun);

        turns.every(Duration.ofMillis(1), "short ones", thrice::countDown);

        assertDone(thrice);
    }

    @Test
    void a_turn_that_fails_is_followed_by_the_next() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        turns.every(
                Duration.ofMillis(1),
                "broken ones",
                () -> {
                    thrice.countDown();
                    if (thrice.getCount() == 2) {
                        throw new SQLException("away");
                    }
                    throw new IllegalStateException("broken");
                });
        assertDone(thrice);
    }

    @Test
    void the_first_one_comes_at_once() throws InterruptedException {
        CountDownLatch once = new CountDownLatch(1);
        turns.every(Duration.ofHours(1), "rare ones", once::countDown);
        assertDone(once);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertDone(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
