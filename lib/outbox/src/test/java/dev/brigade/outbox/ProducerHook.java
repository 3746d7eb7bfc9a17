package dev.brigade.outbox;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Does something while a relay makes its producer. Public only because Kafka creates it by its
 * name.
 */
public final class ProducerHook implements ProducerInterceptor<String, byte[]> {
    /** The producer's properties that name it. */
    static final Map<String, String> USED =
            Map.of(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, ProducerHook.class.getName());

    private static final AtomicReference<@Nullable Action> NEXT = new AtomicReference<>();

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    static void whenTheNextIsMade(Action action) {
        NEXT.set(action);
    }

    @Override
    public void configure(Map<String, ?> properties) {
        Action action = NEXT.getAndSet(null);
        if (action != null) {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, @Nullable Exception failure) {}

    @Override
    public void close() {}
}
