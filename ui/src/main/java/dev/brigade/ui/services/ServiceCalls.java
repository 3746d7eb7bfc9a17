package dev.brigade.ui.services;

import dev.brigade.http.CallContext;
import dev.brigade.http.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Passes a call to a service and its answer back, and has the commands among them recorded. */
@Singleton
class ServiceCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final int MAX_REQUEST = 256 * 1024;
    private static final int MAX_RESPONSE = 8 * 1024 * 1024;

    /** A dot segment, encoded or not, could lead out of {@code /api}. */
    private static final Pattern DOTS = Pattern.compile("(?i)(.*/)?(\\.|%2e){1,2}(/.*)?");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final ServiceAddresses addresses;
    private final CommandRecorder recorder;
    private final CallContext call;

    @Inject
    ServiceCalls(ServiceAddresses addresses, CommandRecorder recorder, CallContext call) {
        this.addresses = addresses;
        this.recorder = recorder;
        this.call = call;
    }

    Response pass(String method, Service service, URI asked, HttpHeaders headers, byte[] body) {
        if (body.length > MAX_REQUEST) {
            throw ProblemException.tooLarge("The body must have at most 256 KiB");
        }
        String path = pathOfService(service, asked);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(addresses.of(service, path + query(asked)))
                        .timeout(PATIENCE)
                        .header("X-Correlation-Id", call.correlationId())
                        .header("traceparent", call.traceparent())
                        .method(method, publisher(body));
        PassedHeaders.toService(headers, request);
        if (method.equals("GET")) {
            return answer(service, send(service, request.build()));
        }
        var command =
                recorder.begin(
                        service, method + " " + path, call.correlationId(), call.idempotencyKey());
        try {
            HttpResponse<byte[]> response = send(service, request.build());
            command.answered(response);
            return answer(service, response);
        } catch (ProblemException noAnswer) {
            command.failed(noAnswer.problem().detail());
            throw noAnswer;
        }
    }

    private HttpResponse<byte[]> send(Service service, HttpRequest request) {
        try {
            return http.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_RESPONSE));
        } catch (HttpTimeoutException slow) {
            throw unavailable(service, "did not answer in time");
        } catch (IOException gone) {
            throw unavailable(service, "cannot be reached");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw unavailable(service, "was not waited for, as this service stops");
        }
    }

    private Response answer(Service service, HttpResponse<byte[]> response) {
        Response.ResponseBuilder answer = Response.status(response.statusCode());
        PassedHeaders.toCaller(response, answer, service, addresses.base(service));
        if (response.body().length > 0) {
            answer.entity(response.body());
        }
        return answer.build();
    }

    private static String pathOfService(Service service, URI asked) {
        String path = asked.getRawPath();
        if (DOTS.matcher(path).matches()) {
            throw ProblemException.badRequest("path", "must have no dot segments");
        }
        return "/api" + path.substring(("/api/" + service.segment()).length());
    }

    private static String query(URI asked) {
        return asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    }

    private static HttpRequest.BodyPublisher publisher(byte[] body) {
        return body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body);
    }

    private static ProblemException unavailable(Service service, String what) {
        return ProblemException.unavailable(service.title() + " " + what, TRY_AGAIN);
    }
}
