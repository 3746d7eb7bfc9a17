package dev.brigade.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Events as the tests need them. */
final class Samples {

    static final String DECIDER = "Order";
    static final String TYPE = "OrderCreatedEvent";
    static final EventMetadata ANONYMOUS = new EventMetadata(null, "correlation", null, null);

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // the machine may be busy
    }

    private Samples() {}

    static StreamId stream(String id) {
        return new StreamId(DECIDER, id);
    }

    static NewEvent event(String json) {
        return new NewEvent(UUID.randomUUID(), TYPE, 1, json, false);
    }

    static NewEvent finalEvent() {
        return new NewEvent(UUID.randomUUID(), TYPE, 1, "{}", true);
    }

    static List<NewEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(i -> event("{\"n\":" + i + "}")).toList();
    }

    static EventMetadata command(String id) {
        return new EventMetadata(id, "correlation", "cause", "00-trace-span-01");
    }
}
