package dev.brigade.reactor;

import dev.brigade.messaging.ConsumerStatus;
import dev.brigade.messaging.InboxConsumer;
import dev.brigade.reactor.replica.AccountReplica;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything in this service that follows a topic. */
record Consumers(List<InboxConsumer> inboxes, AccountReplica accounts) {

    void start() {
        inboxes.forEach(InboxConsumer::start);
        accounts.start();
    }

    void close() {
        inboxes.forEach(InboxConsumer::close);
        accounts.close();
    }

    /** How each of them is, asked anew with each call. */
    List<Supplier<ConsumerStatus>> statuses() {
        return Stream.<Supplier<ConsumerStatus>>concat(
                        inboxes.stream().map(inbox -> inbox::status), Stream.of(accounts::status))
                .toList();
    }
}
