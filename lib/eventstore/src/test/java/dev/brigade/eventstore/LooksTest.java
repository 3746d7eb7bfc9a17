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
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Where a subscription looks. */
class LooksTest {

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final List<SlotSet> looks = new CopyOnWriteArrayList<>();

    @Test
    void after_a_claim_that_got_all_there_was_only_where_something_came() {
        store.register(DECIDER, List.of(TYPE));
        append(0);
        Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();
        Subscriptions subscriptions = new Subscriptions(watched(), store.views());
        var options = SubscriptionOptions.defaults().withPollInterval(Duration.ofMinutes(5));
        try (Subscription _ = subscriptions.start("view", seen::addAll, options)) {
            await().until(() -> seen.size() == 1);
            for (int i = 1; i < 20; i++) {
                int all = i + 1;
                append(i);
                subscriptions.signal(SlotSet.of(Slots.of(stream("s" + i))));
                await().until(() -> seen.size() == all);
            }
        }

        assertThat(looks.getFirst().isAll()).isTrue();
        assertThat(looks.subList(1, looks.size())).hasSizeGreaterThan(18).noneMatch(SlotSet::isAll);
    }

    private void append(int number) {
        store.append(stream("s" + number), 0, events(1), ANONYMOUS);
    }

    private Slots watched() {
        return (Slots)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Slots.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("claim")) {
                                looks.add((SlotSet) arguments[1]);
                            }
                            try {
                                return method.invoke(store.slots(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
