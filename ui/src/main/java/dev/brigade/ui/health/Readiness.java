package dev.brigade.ui.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a service's {@code /q/health/ready} said. */
sealed interface Readiness {

    /** It answered. */
    record Answered(boolean up, List<Check> checks) implements Readiness {

        static Answered of(JsonNode answer) {
            List<Check> checks = new ArrayList<>();
            answer.path("checks")
                    .forEach(check ->
                            checks.add(
                                    new Check(
                                            check.path("name").asText(),
                                            isUp(check),
                                            check.path("data"))));
            return new Answered(isUp(answer), checks);
        }

        /** The check that has a word in its name. */
        Optional<Check> check(String word) {
            return checks.stream()
                    .filter(check -> check.name().toLowerCase(Locale.ROOT).contains(word))
                    .findFirst();
        }

        String failing() {
            return checks.stream()
                    .filter(check -> !check.up())
                    .map(Check::name)
                    .collect(Collectors.joining(", "));
        }

        private static boolean isUp(JsonNode node) {
            return node.path("status").asText().equals("UP");
        }
    }

    /** It could not be asked. */
    record NoAnswer(String why) implements Readiness {}

    /** One of its checks. */
    record Check(String name, boolean up, JsonNode data) {}
}
