package dev.brigade.benchmarks.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.benchmarks.TopicListener;
import dev.brigade.messaging.CloudEvents;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** When other services hear that an order is prepared. Thread-safe. */
final class PreparedOrders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final TopicListener listener;

    PreparedOrders(String bootstrapServers) {
        listener = new TopicListener(bootstrapServers, "order.events.v1", this::hear);
    }

    private void hear(ConsumerRecord<byte[], byte[]> event) {
        if (header(event, CloudEvents.TYPE).equals("OrderPreparedEvent")) {
            heard.putIfAbsent(header(event, CloudEvents.SUBJECT), System.nanoTime());
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    /** By {@link System#nanoTime}; null when it was not heard yet. */
    @Nullable Long of(String order) {
        return heard.get(order);
    }

    /** Waits until all of these are prepared, or it is no use any more. */
    void await(Set<String> orders) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!heard.keySet().containsAll(orders) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws InterruptedException {
        listener.close();
    }
}
