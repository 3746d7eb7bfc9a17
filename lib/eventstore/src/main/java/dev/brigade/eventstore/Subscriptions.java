package dev.brigade.eventstore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The running subscriptions of one store. */
final class Subscriptions {

    private final Slots slots;
    private final Set<RunningSubscription> running = ConcurrentHashMap.newKeySet();

    Subscriptions(Slots slots) {
        this.slots = slots;
    }

    Subscription start(String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Arguments.requireName("view", view);
        RunningSubscription subscription =
                new RunningSubscription(view, handler, options, slots, running::remove);
        running.add(subscription);
        subscription.start();
        return subscription;
    }

    void signal() {
        running.forEach(RunningSubscription::signal);
    }
}
