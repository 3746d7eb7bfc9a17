package dev.brigade.ui.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.ui.services.Service;
import dev.brigade.ui.services.ServiceAddresses;
import dev.brigade.ui.topics.TopicReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** For the chips at the top of every page. */
@Path("/api/health-summary")
@RunOnVirtualThread
class HealthSummaryResource {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ServiceAddresses addresses;
    private final TopicReader reader;
    private final ObjectMapper json;

    @Inject
    HealthSummaryResource(ServiceAddresses addresses, TopicReader reader, ObjectMapper json) {
        this.addresses = addresses;
        this.reader = reader;
        this.json = json;
    }

    @GET
    @Operation(
            summary =
                    "How each service, the relay, Kafka and Postgres are, or that it is not known")
    public HealthSummary summary() {
        Map<Service, CompletableFuture<Readiness>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(service, ask(service));
        }
        Map<Service, Readiness> answers = new EnumMap<>(Service.class);
        asked.forEach((service, answer) -> answers.put(service, answer.join()));
        return HealthSummary.of(Instant.now(), answers, reader.status());
    }

    private CompletableFuture<Readiness> ask(Service service) {
        HttpRequest request =
                HttpRequest.newBuilder(addresses.of(service, "/q/health/ready"))
                        .timeout(PATIENCE)
                        .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle(this::understand);
    }

    private Readiness understand(
            @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            return new Readiness.NoAnswer("does not answer");
        }
        try {
            return Readiness.Answered.of(json.readTree(response.body()));
        } catch (IOException notHealth) {
            return new Readiness.NoAnswer("answers " + response.statusCode());
        }
    }
}
