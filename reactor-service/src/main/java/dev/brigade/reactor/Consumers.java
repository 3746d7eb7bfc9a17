package dev.brigade.reactor;

import dev.brigade.messaging.InboxConsumer;
import java.util.List;

/** All consumers of this service. */
record Consumers(List<InboxConsumer> all) {

    void start() {
        all.forEach(InboxConsumer::start);
    }

    void close() {
        all.forEach(InboxConsumer::close);
    }
}
