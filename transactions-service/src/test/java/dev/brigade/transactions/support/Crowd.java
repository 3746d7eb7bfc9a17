package dev.brigade.transactions.support;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many clients at once, over HTTP. */
public final class Crowd implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back, and after how long. */
    public record Answer(HttpResponse<String> response, Duration took) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public boolean has(String header) {
            return response.headers().firstValue(header).isPresent();
        }
    }

    /** POST of a JSON body by one of them. */
    public Answer post(String path, String body) throws Exception {
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        long start = System.nanoTime();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Answer(response, Duration.ofNanos(System.nanoTime() - start));
    }

    /** So many calls, so many of them at once; their answers in the order of their numbers. */
    public static <T> List<T> atOnce(int clients, int calls, IntFunction<Callable<T>> call)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients, Thread.ofVirtual().factory())) {
            List<Future<T>> answers =
                    IntStream.range(0, calls).mapToObj(i -> threads.submit(call.apply(i))).toList();
            for (Future<T> answer : answers) {
                var _ = answer.get();
            }
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
