package dev.brigade.ui;

import dev.brigade.backing.BackingKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker, a ring so small that a test can fill it, and a service to call. */
public class RealKafka implements QuarkusTestResourceLifecycleManager {

    /** How many hops the stream keeps in tests. */
    public static final int RING = 40;

    private final EchoService service = new EchoService();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                BackingKafka.shared().bootstrapServers(),
                "brigade.live.ring",
                Integer.toString(RING),
                "brigade.live.replay",
                "20",
                "brigade.transactions.url",
                service.start(),
                "brigade.account.url",
                "http://127.0.0.1:1",
                "brigade.reactor.url",
                "http://127.0.0.1:1");
    }

    @Override
    public void stop() {
        service.stop();
    }
}
