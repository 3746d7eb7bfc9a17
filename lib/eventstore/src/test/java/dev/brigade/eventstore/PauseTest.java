package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PauseTest {

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final CompletableFuture<Subscription> started = new CompletableFuture<>();
    private final AtomicBoolean released = new AtomicBoolean();

    @Test
    void what_is_claimed_while_somebody_pauses_is_given_back() {
        store.register(DECIDER, List.of(TYPE));
        Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();
        Subscriptions subscriptions = new Subscriptions(pausedInTheFirstClaim(), store.views());
        try (Subscription subscription =
                subscriptions.start("view", seen::addAll, SubscriptionOptions.defaults())) {
            started.complete(subscription);

            await().untilTrue(released);
            assertThat(seen).isEmpty();
            subscription.resume();
            await().until(() -> seen.size() == 1);
        }
    }

    /** The store's slots; before the first claim somebody pauses, and then appends. */
    private Slots pausedInTheFirstClaim() {
        AtomicBoolean first = new AtomicBoolean(true);
        return (Slots)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Slots.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("claim") && first.getAndSet(false)) {
                                started.join().pause();
                                store.append(stream("1"), 0, events(1), ANONYMOUS);
                            }
                            try {
                                return method.invoke(store.slots(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            } finally {
                                released.compareAndSet(false, method.getName().equals("release"));
                            }
                        });
    }
}
