package dev.brigade.eventstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An endpoint that remembers what it got and what it answered. */
final class Receiver implements AutoCloseable {

    /** What it answers to a request. */
    interface Answer {
        int status(Request request) throws Exception;
    }

    /** A request, with the exchange to answer it by hand: then the status is 0. */
    record Request(
            String path,
            String id,
            long timestamp,
            String signatures,
            String body,
            HttpExchange exchange) {

        String header(String name) {
            return String.valueOf(exchange.getRequestHeaders().getFirst(name));
        }

        String stream() {
            return field("\"subject\": ?\"([^\"]*)\"");
        }

        long version() {
            return Long.parseLong(field("\"version\": ?(\\d+)"));
        }

        private String field(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(body);
            return matcher.find() ? matcher.group(1) : "0";
        }
    }

    private final HttpServer server;
    private final Answer answer;
    private final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();
    final Queue<Request> all = new ConcurrentLinkedQueue<>();
    final Queue<Request> taken = new ConcurrentLinkedQueue<>();

    Receiver(Answer answer) throws IOException {
        this(0, answer);
    }

    Receiver(int port, Answer answer) throws IOException {
        this.answer = answer;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/events".formatted(port()));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The versions of a stream that it took, in the order in which it did. */
    List<Long> taken(String stream) {
        return taken.stream().filter(r -> r.stream().equals(stream)).map(Request::version).toList();
    }

    long seen(String stream) {
        return all.stream().filter(request -> request.stream().equals(stream)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request =
                new Request(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                        exchange.getRequestHeaders().getFirst("webhook-signature"),
                        body,
                        exchange);
        all.add(request);
        try (exchange) {
            int status = answer.status(request);
            // before the answer, since the next request may be there before anything after it
            if (status / 100 == 2) {
                taken.add(request);
            }
            inFlight.decrementAndGet();
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
