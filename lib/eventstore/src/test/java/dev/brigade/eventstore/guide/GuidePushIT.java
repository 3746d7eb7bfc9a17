package dev.brigade.eventstore.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.HttpPush;
import dev.brigade.eventstore.HttpPushOptions;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.WebhookSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Java of the guide's page on pushing. */
class GuidePushIT {

    private final String secret = "whsec_" + "QUFB".repeat(8);

    @Test
    void a_view_with_a_url_is_pushed() throws Exception {
        BlockingQueue<String> ids = new LinkedBlockingQueue<>();
        HttpServer receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/events",
                exchange -> {
                    ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        receiver.start();
        URI endpoint =
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/events");
        try (var dataSource = Databases.withEventStore()) {
            EventStore store = new PostgresEventStore(dataSource);
            store.register("Order", List.of("OrderPlaced"));
            UUID id = UUID.randomUUID();
            store.append(
                    new StreamId("Order", "order-1"),
                    0,
                    List.of(new NewEvent(id, "OrderPlaced", 1, "{}", false)),
                    new EventMetadata(null, "conversation", null, null));

            try (HttpPush push = pushing(store, endpoint)) {
                assertThat(ids.poll(30, TimeUnit.SECONDS)).isEqualTo(id.toString());
                assertThat(push.status().lastError()).isNull();
            }
        } finally {
            receiver.stop(0);
        }
    }

    private HttpPush pushing(EventStore store, URI endpoint) {
        store.views().register("orders", endpoint);
        return HttpPush.start(
                store, "orders", HttpPushOptions.signedWith(WebhookSecret.of(secret)));
    }
}
