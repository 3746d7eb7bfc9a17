package dev.brigade.ui.health;

import dev.brigade.ui.health.PartHealth.State;
import dev.brigade.ui.health.Readiness.Answered;
import dev.brigade.ui.health.Readiness.NoAnswer;
import dev.brigade.ui.services.Service;
import dev.brigade.ui.topics.ReaderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How all parts are, put together from what the services and the topic reader say. */
record HealthSummary(Instant at, List<PartHealth> parts) {

    static HealthSummary of(Instant at, Map<Service, Readiness> services, ReaderStatus kafka) {
        List<PartHealth> parts = new ArrayList<>();
        services.forEach((service, readiness) -> parts.add(service(service, readiness)));
        parts.add(relay(services));
        parts.add(kafka(kafka));
        parts.add(postgres(services));
        return new HealthSummary(at, parts);
    }

    private static PartHealth service(Service service, Readiness readiness) {
        String name = service.segment();
        return switch (readiness) {
            case NoAnswer(String why) -> new PartHealth(name, service.title(), State.DOWN, why);
            case Answered answer when answer.up() ->
                    new PartHealth(name, service.title(), State.UP, "ready");
            case Answered answer ->
                    new PartHealth(
                            name,
                            service.title(),
                            State.DOWN,
                            "answers, but is not ready: " + answer.failing());
        };
    }

    /** The relay runs inside account-service, so nobody knows of it when that is away. */
    private static PartHealth relay(Map<Service, Readiness> services) {
        Optional<Readiness.Check> check =
                services.get(Service.ACCOUNT) instanceof Answered answer
                        ? answer.check("relay")
                        : Optional.empty();
        return check.map(relay -> part("relay", "Debezium relay", relay))
                .orElse(
                        new PartHealth(
                                "relay",
                                "Debezium relay",
                                State.UNKNOWN,
                                "account-service does not say"));
    }

    private static PartHealth kafka(ReaderStatus reader) {
        return switch (reader.state()) {
            case UNKNOWN -> new PartHealth("kafka", "Kafka", State.UNKNOWN, "not asked yet");
            case CONNECTED ->
                    new PartHealth(
                            "kafka",
                            "Kafka",
                            State.UP,
                            "answers, %d partitions read".formatted(reader.partitions()));
            case AWAY -> new PartHealth("kafka", "Kafka", State.DOWN, "does not answer");
        };
    }

    /** The services are asked, as this one has no database. One that reaches it is proof. */
    private static PartHealth postgres(Map<Service, Readiness> services) {
        List<Readiness.Check> checks =
                services.values().stream()
                        .<Answered>mapMulti((readiness, out) -> {
                            if (readiness instanceof Answered answer) {
                                out.accept(answer);
                            }
                        })
                        .flatMap(answer -> answer.check("database").stream())
                        .toList();
        return checks.stream()
                .filter(Readiness.Check::up)
                .findFirst()
                .or(() -> checks.stream().findFirst())
                .map(check -> part("postgres", "Postgres", check))
                .orElse(new PartHealth("postgres", "Postgres", State.UNKNOWN, "no service says"));
    }

    private static PartHealth part(String name, String title, Readiness.Check check) {
        return check.up()
                ? new PartHealth(name, title, State.UP, "ready")
                : new PartHealth(
                        name,
                        title,
                        State.DOWN,
                        check.data().path("lastError").asText("not ready"));
    }
}
