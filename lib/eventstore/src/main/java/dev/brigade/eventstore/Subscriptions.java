package dev.brigade.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The running subscriptions of one store. */
final class Subscriptions {

    private final Slots slots;
    private final ViewOperations views;
    private final Set<RunningSubscription> running = ConcurrentHashMap.newKeySet();

    Subscriptions(Slots slots, ViewOperations views) {
        this.slots = slots;
        this.views = views;
    }

    Subscription start(String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Arguments.requireName("view", view);
        RunningSubscription subscription =
                new RunningSubscription(view, handler, options, slots, views, running::remove);
        running.add(subscription);
        subscription.start();
        return subscription;
    }

    boolean areRunning() {
        return !running.isEmpty();
    }

    /** These were appended, in these slots. */
    void appended(SlotSet slots, List<RecordedEvent> events) {
        running.forEach(subscription -> subscription.appended(slots, events));
    }

    void signal(SlotSet slots) {
        running.forEach(subscription -> subscription.signal(slots));
    }
}
