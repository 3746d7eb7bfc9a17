package dev.brigade.benchmarks.transactions;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventPublisher;
import dev.brigade.messaging.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Accounts with high limits, told of as account-service does. */
record Accounts(String bootstrapServers) {

    private static final String TOPIC = "account.events.v1";
    private static final String OPENED =
            """
            {"kind":"AccountOpenedEvent","decider":"Account","id":"%s","version":1,"final":false,
             "holderName":"Ana","email":"ana@example.com","phone":"+381601234567",
             "address":{"streetAddress":"Knez Mihailova 1","zipOrPostal":"11000","countryCode":"RS"},
             "cardMasked":"**** 4242","creditLimit":100000000000,"status":"OPEN"}
            """;

    static String id(int number) {
        return "account" + number;
    }

    /** Opens so many, and returns when the service knows them. */
    void open(Market market, int count) throws Exception {
        List<EventEnvelope> opened =
                IntStream.range(0, count).mapToObj(i -> opened(id(i))).toList();
        try (EventPublisher kafka = new EventPublisher(bootstrapServers, "benchmark")) {
            kafka.publishAll(TOPIC, opened);
        }
        for (int i = 0; i < count; i++) {
            while (!market.knows(id(i))) {
                Thread.sleep(20);
            }
        }
    }

    private static EventEnvelope opened(String account) {
        String eventId = Uuids.v7().toString();
        return new EventEnvelope(
                eventId,
                "AccountOpenedEvent",
                "/account-service",
                account,
                Instant.now(),
                "Account",
                1,
                eventId,
                null,
                null,
                null,
                OPENED.formatted(account));
    }
}
