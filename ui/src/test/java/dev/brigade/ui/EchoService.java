package dev.brigade.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server that answers with what it was asked, and in the way that the query wants. */
final class EchoService {

    private static final List<String> SHOWN =
            List.of(
                    "X-Correlation-Id",
                    "Idempotency-Key",
                    "Traceparent",
                    "If-None-Match",
                    "Content-Type",
                    "X-Forged");

    private final HttpServer server;

    EchoService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
    }

    /** Starts it. Returns its address. */
    String start() {
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        if (query.contains("created")) {
            headers.set("Location", "/api/orders/o1");
            headers.set("Link", "</api/orders?after=x>; rel=\"next\"");
            headers.set("ETag", "\"7\"");
        }
        if (query.contains("replayed")) {
            headers.set("Idempotent-Replayed", "true");
        }
        if (query.contains("refused")) {
            send(exchange, 409, "{\"detail\":\"Order has no items!\"}");
        } else {
            send(exchange, query.contains("created") ? 201 : 200, echo(exchange));
        }
        exchange.close();
    }

    private static String echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder echo =
                new StringBuilder(
                        "{\"accountVersion\":7,\"method\":\"%s\",\"uri\":\"%s\",\"length\":%d"
                                .formatted(
                                        exchange.getRequestMethod(),
                                        exchange.getRequestURI(),
                                        body.length()));
        for (String name : SHOWN) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                echo.append(",\"%s\":\"%s\"".formatted(name, value.replace("\"", "'")));
            }
        }
        return echo.append("}").toString();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
