package dev.brigade.ui.replicas;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopPath;
import dev.brigade.ui.live.HopRing;
import dev.brigade.ui.live.HopStatus;
import dev.brigade.ui.services.Service;
import dev.brigade.ui.services.ServiceAddresses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * A change of an account is followed by no event, but by a newer copy in transactions-service. So
 * for each change that arrives, that copy is asked for until it has the change's version. The
 * moment this was seen is at most one question later than the moment it was so.
 */
public final class ReplicaWatch {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);

    private static final String ACCOUNT = "Account/";
    private static final Duration ASK_AGAIN = Duration.ofMillis(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BATCH = 256;

    /** More changes at once than a person can watch are left unwatched. */
    private final Semaphore watches = new Semaphore(8);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HopRing ring;
    private final ServiceAddresses addresses;
    private final ObjectMapper json;
    private final Clock clock;

    /** A watch that is not started. */
    public ReplicaWatch(HopRing ring, ServiceAddresses addresses, ObjectMapper json, Clock clock) {
        this.ring = ring;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    /** Begins to watch. It ends when the ring is closed. */
    public void start() {
        Thread.ofVirtual().name("replica-watch").start(this::follow);
    }

    private void follow() {
        try {
            long seen = ring.head();
            while (true) {
                HopRing.Slice slice = ring.after(seen, BATCH, PATIENCE);
                if (slice.closed()) {
                    return;
                }
                slice.hops().stream().filter(ReplicaWatch::isNewChange).forEach(this::watch);
                seen = slice.last();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNewChange(Hop hop) {
        return hop.kind() == HopKind.TOPIC
                && hop.subject().path() == HopPath.CDC
                && hop.status() == HopStatus.OK
                && hop.timing().deliveryMs() != null
                && hop.subject().stream() != null
                && hop.subject().stream().startsWith(ACCOUNT);
    }

    private void watch(Hop change) {
        if (watches.tryAcquire()) {
            Thread.ofVirtual()
                    .name("replica-watch")
                    .start(() -> {
                        try {
                            askUntilCopied(change);
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        } finally {
                            watches.release();
                        }
                    });
        }
    }

    private void askUntilCopied(Hop change) throws InterruptedException {
        Instant end = clock.instant().plus(GIVE_UP);
        while (clock.instant().isBefore(end)) {
            if (copiedVersion(change) >= version(change)) {
                ring.append(List.of(copied(change)));
                return;
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    private static long version(Hop change) {
        Long version = change.subject().version();
        return version == null ? 0 : version;
    }

    /** The account's version that transactions-service decides by; -1 when it does not say. */
    private long copiedVersion(Hop change) throws InterruptedException {
        String id = String.valueOf(change.subject().stream()).substring(ACCOUNT.length());
        HttpRequest request =
                HttpRequest.newBuilder(addresses.of(Service.TRANSACTIONS, "/api/ledgers/" + id))
                        .timeout(PATIENCE)
                        .build();
        try {
            byte[] body = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            return json.readTree(body).path("accountVersion").asLong(-1);
        } catch (IOException noAnswer) {
            LOG.debugf("The copy of account %s cannot be seen: %s", id, noAnswer.getMessage());
            return -1;
        }
    }

    private Hop copied(Hop change) {
        Hop.Subject of = change.subject();
        return new Hop(
                "PROJECTION:" + of.eventId(),
                HopKind.PROJECTION,
                new Hop.Subject(
                        Service.TRANSACTIONS.title(),
                        of.path(),
                        of.stream(),
                        of.version(),
                        of.type(),
                        of.eventId()),
                new Hop.Cause(
                        change.cause().correlationId(), of.eventId(), change.cause().commandId()),
                null,
                Hop.Timing.since(HopKind.TOPIC, change.timing().at(), clock.instant()),
                HopStatus.OK,
                null,
                "seen by asking every %d ms".formatted(ASK_AGAIN.toMillis()),
                null);
    }
}
