package dev.brigade.eventstore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the queue of pg_net, on a server without that: over HTTP, and like it a batch at
 * a time, in one transaction that takes the requests out and puts the answers in.
 */
final class NetStandIn implements AutoCloseable {

    private record Queued(long id, String url, Map<String, String> headers, String body, int ms) {}

    private final DataSource dataSource;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread worker;

    NetStandIn(DataSource dataSource) {
        this.dataSource = dataSource;
        this.worker = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            while (!stop.await(10, TimeUnit.MILLISECONDS)) {
                try (Connection connection = dataSource.getConnection()) {
                    connection.setAutoCommit(false);
                    sendAll(connection);
                    connection.commit();
                }
            }
        } catch (SQLException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll(Connection connection) throws SQLException {
        Map<Queued, CompletableFuture<HttpResponse<Void>>> sent =
                queued(connection).stream()
                        .collect(
                                Collectors.toMap(
                                        request -> request,
                                        request ->
                                                client.sendAsync(
                                                        request(request),
                                                        BodyHandlers.discarding())));
        for (var entry : sent.entrySet()) {
            HttpResponse<Void> answer = entry.getValue().exceptionally(error -> null).join();
            if (answer == null) {
                Throwable error = entry.getValue().exceptionNow();
                boolean timedOut = error instanceof HttpTimeoutException;
                String message =
                        timedOut
                                ? "Timeout was reached"
                                : error instanceof java.net.ConnectException
                                        ? "Couldn't connect to server"
                                        : "Server returned nothing (no headers, no data)";
                insert(connection, entry.getKey().id, null, Map.of(), timedOut, message);
            } else {
                Map<String, String> headers =
                        answer.headers().map().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                header -> header.getValue().getFirst()));
                insert(connection, entry.getKey().id, answer.statusCode(), headers, false, null);
            }
        }
    }

    private static HttpRequest request(Queued queued) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(queued.url))
                        .timeout(Duration.ofMillis(queued.ms))
                        .POST(BodyPublishers.ofString(queued.body));
        queued.headers.forEach(request::header);
        return request.build();
    }

    private static List<Queued> queued(Connection connection) throws SQLException {
        List<Queued> queued = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "with taken as (delete from net.http_request_queue returning *)"
                                        + " select id, url, timeout_milliseconds,"
                                        + " convert_from(body, 'UTF8') as body,"
                                        + " (select array_agg(array[key, value])"
                                        + " from jsonb_each_text(headers)) as headers from taken")) {
            while (rows.next()) {
                String[][] headers = (String[][]) rows.getArray("headers").getArray();
                queued.add(
                        new Queued(
                                rows.getLong("id"),
                                rows.getString("url"),
                                java.util.Arrays.stream(headers)
                                        .collect(Collectors.toMap(h -> h[0], h -> h[1])),
                                rows.getString("body"),
                                rows.getInt("timeout_milliseconds")));
            }
        }
        return queued;
    }

    private static void insert(
            Connection connection,
            long id,
            @Nullable Integer status,
            Map<String, String> headers,
            boolean timedOut,
            @Nullable String error)
            throws SQLException {
        Jdbc.query(
                connection,
                "insert into net._http_response (id, status_code, headers, timed_out, error_msg)"
                        + " values (?, ?, jsonb_object(?::text[], ?::text[]), ?, ?) returning id",
                row -> true,
                id,
                status,
                headers.keySet().toArray(String[]::new),
                headers.values().toArray(String[]::new),
                timedOut,
                error);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop.countDown();
        client.shutdownNow();
        worker.join();
    }
}
